package io.agestream.benchmarks.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What processes use of the machine, looked at once per second by a thread of its own between {@link #start} and
 * {@link #stop}. Memory is known on Linux only.
 */
public final class ProcessUse {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Map<String, ProcessHandle> processes;
    private final List<Sample> samples = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private ProcessUse(Map<String, ProcessHandle> processes) {
        this.processes = new LinkedHashMap<>(processes);
        this.thread = new Thread(this::run, "bench-process-use");
    }

    /**
     * A look at one process.
     *
     * @param second     since the start
     * @param process    its name
     * @param cpuSeconds that it has used since it was started, on all cores together
     * @param rssBytes   resident memory; 0 if it is not known
     */
    public record Sample(double second, String process, double cpuSeconds, long rssBytes) {}

    /**
     * One process over the time that was looked at.
     *
     * @param cpuSeconds used in that time
     * @param cores      used on average
     * @param firstRss   resident memory in bytes at the begin; 0 if it is not known
     * @param lastRss    at the end
     * @param peakRss    at most, as far as it was seen
     */
    public record Total(String process, double cpuSeconds, double cores, long firstRss, long lastRss, long peakRss) {}

    public static ProcessUse start(Map<String, ProcessHandle> processes) {
        ProcessUse use = new ProcessUse(processes);
        use.thread.start();
        return use;
    }

    /** Looks once more and ends. */
    public List<Sample> stop() throws InterruptedException {
        stopped.countDown();
        thread.join();
        return List.copyOf(samples);
    }

    private void run() {
        long start = System.nanoTime();
        try {
            do {
                look(start);
            } while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
            look(start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(long start) {
        double second = (System.nanoTime() - start) / 1e9;
        processes.forEach((name, process) -> process.info()
                .totalCpuDuration()
                .ifPresent(cpu -> samples.add(new Sample(
                        second,
                        name,
                        cpu.toMillis() / 1e3,
                        rssBytes(process.pid()).orElse(0L)))));
    }

    /**
     * Processor time that all processes used between two moments, on all cores together; between two looks it counts as
     * evenly spread.
     *
     * @param from in seconds since the start
     * @param to   the same, not before {@code from}
     */
    public static double cpuSeconds(List<Sample> samples, double from, double to) {
        return byProcess(samples).values().stream()
                .mapToDouble(own -> cpuSecondsUntil(own, to) - cpuSecondsUntil(own, from))
                .sum();
    }

    private static double cpuSecondsUntil(List<Sample> own, double second) {
        Sample before = own.get(0);
        for (Sample sample : own) {
            if (sample.second() >= second) {
                double length = sample.second() - before.second();
                double share = length == 0 ? 0 : (second - before.second()) / length;
                return before.cpuSeconds() + share * (sample.cpuSeconds() - before.cpuSeconds());
            }
            before = sample;
        }
        return before.cpuSeconds();
    }

    private static Map<String, List<Sample>> byProcess(List<Sample> samples) {
        Map<String, List<Sample>> byProcess = new LinkedHashMap<>();
        samples.forEach(s ->
                byProcess.computeIfAbsent(s.process(), p -> new ArrayList<>()).add(s));
        return byProcess;
    }

    /** Per process in the order in which they were given. */
    public static List<Total> totals(List<Sample> samples) {
        List<Total> totals = new ArrayList<>();
        byProcess(samples).forEach((process, own) -> {
            Sample first = own.get(0);
            Sample last = own.get(own.size() - 1);
            double cpu = last.cpuSeconds() - first.cpuSeconds();
            double seconds = last.second() - first.second();
            totals.add(new Total(
                    process,
                    cpu,
                    seconds == 0 ? 0 : cpu / seconds,
                    first.rssBytes(),
                    last.rssBytes(),
                    own.stream().mapToLong(Sample::rssBytes).max().orElse(0)));
        });
        return totals;
    }

    private static Optional<Long> rssBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // it has just ended, or this is not Linux
        }
    }
}
