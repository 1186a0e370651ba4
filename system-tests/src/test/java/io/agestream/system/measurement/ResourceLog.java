package io.agestream.system.measurement;

import io.agestream.system.process.ProcessResources;
import io.agestream.system.process.ServiceProcess;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What processes hold, looked at every so often on a thread of its own. */
public final class ResourceLog implements AutoCloseable {

    /**
     * One look.
     *
     * @param seconds since the log was begun
     * @param process name of it
     */
    public record Sample(double seconds, String process, ProcessResources resources) {}

    private final List<ServiceProcess> processes;
    private final Clock clock;
    private final Instant begin;
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    public ResourceLog(List<ServiceProcess> processes, Duration interval, Clock clock) {
        this.processes = List.copyOf(processes);
        this.clock = clock;
        this.begin = clock.instant();
        timer.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        for (ServiceProcess process : processes) {
            try {
                if (process.isAlive()) {
                    Sample sample = new Sample(seconds, process.name(), process.resources());
                    synchronized (samples) {
                        samples.add(sample);
                    }
                }
            } catch (UncheckedIOException e) {
                continue; // it ended while it was looked at
            }
        }
    }

    public List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** The slope of what one process held, from so many seconds on. */
    public Trend trend(String process, double fromSeconds, ToLongFunction<ProcessResources> quantity) {
        return Trend.of(samples().stream()
                .filter(s -> s.process().equals(process) && s.seconds() >= fromSeconds)
                .map(s -> new double[] {s.seconds(), quantity.applyAsLong(s.resources())})
                .toArray(double[][]::new));
    }

    public void write(Figures figures, String file) {
        List<Object[]> rows = samples().stream()
                .map(s -> new Object[] {
                    s.seconds(),
                    s.process(),
                    s.resources().residentKilobytes(),
                    s.resources().anonymousKilobytes(),
                    s.resources().threads(),
                    s.resources().handles()
                })
                .toList();
        figures.csv(file, "seconds,process,resident_kb,anonymous_kb,threads,handles", rows);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
