package io.agestream.system.measurement;

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
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What processes hold, looked at every so often on a thread of its own.
 *
 * @param <T> what a look sees
 */
public final class ProcessLog<T> implements AutoCloseable {

    /**
     * One look.
     *
     * @param seconds since the log was begun
     * @param process name of it
     */
    public record Sample<T>(double seconds, String process, T held) {}

    private final List<ServiceProcess> processes;
    private final Function<ServiceProcess, T> look;
    private final Clock clock;
    private final Instant begin;
    private final List<Sample<T>> samples = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /** @param look throws {@link UncheckedIOException} if the process has just ended */
    public ProcessLog(
            List<ServiceProcess> processes, Function<ServiceProcess, T> look, Duration interval, Clock clock) {
        this.processes = List.copyOf(processes);
        this.look = look;
        this.clock = clock;
        this.begin = clock.instant();
        timer.scheduleWithFixedDelay(this::lookAtAll, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAtAll() {
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        for (ServiceProcess process : processes) {
            try {
                if (process.isAlive()) {
                    Sample<T> sample = new Sample<>(seconds, process.name(), look.apply(process));
                    synchronized (samples) {
                        samples.add(sample);
                    }
                }
            } catch (UncheckedIOException e) {
                continue; // it ended while it was looked at
            }
        }
    }

    public List<Sample<T>> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** The slope of what one process held, from so many seconds on. */
    public Trend trend(String process, double fromSeconds, ToLongFunction<T> quantity) {
        return Trend.of(samples().stream()
                .filter(s -> s.process().equals(process) && s.seconds() >= fromSeconds)
                .map(s -> new double[] {s.seconds(), quantity.applyAsLong(s.held())})
                .toArray(double[][]::new));
    }

    /** @param columns names of what {@code values} gives */
    public void write(Figures figures, String file, String columns, Function<T, Object[]> values) {
        List<Object[]> rows = samples().stream()
                .map(s -> Stream.concat(Stream.of(s.seconds(), s.process()), Stream.of(values.apply(s.held())))
                        .toArray())
                .toList();
        figures.csv(file, "seconds,process," + columns, rows);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
