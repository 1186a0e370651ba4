package io.agestream.benchmarks.endtoend;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.delivery.Throughput;
import io.agestream.benchmarks.endtoend.CheckpointSwaps.Publication;
import io.agestream.benchmarks.endtoend.Measurement.Load;
import io.agestream.benchmarks.endtoend.Measurement.Saturation;
import io.agestream.benchmarks.installation.ProcessUse;
import io.agestream.benchmarks.load.Arrivals;
import io.agestream.benchmarks.load.OpenLoop;
import io.agestream.benchmarks.load.Pacer;
import io.agestream.benchmarks.load.RecordSender;
import io.agestream.benchmarks.load.Schedule;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.contract.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The runs against one installation, one after the other. */
final class Runs {

    private static final Duration LOOK = Duration.ofMillis(100);
    /** Between the decision to begin and the first arrival. */
    private static final long LEAD_NANOS = Duration.ofMillis(200).toNanos();

    /** Arrivals; to draw each of them would hold up the generator. */
    private static final int PROGRESS_EVERY = 50;

    private final Plan plan;
    private final String bootstrapServers;
    private final Topics topics;
    private final Clock clock;
    private final Console console;
    private final Supplier<Map<String, ProcessHandle>> processes;
    private final Runnable requireAlive;
    private final Arrivals arrivals;
    private final Pacer pacer = Pacer.ofSystem();

    /**
     * @param processes    of the installation, as far as they are known
     * @param requireAlive throws if one of them has ended
     */
    Runs(
            Plan plan,
            String bootstrapServers,
            Topics topics,
            Clock clock,
            Console console,
            Supplier<Map<String, ProcessHandle>> processes,
            Runnable requireAlive) {
        this.plan = plan;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.clock = clock;
        this.console = console;
        this.processes = processes;
        this.requireAlive = requireAlive;
        this.arrivals = new Arrivals(plan.input(), topics);
    }

    /**
     * Saturation: the backlog is in the topic before the services start, so that the generator takes nothing from them
     * while they work it off.
     */
    Saturation workOffBacklog(Runnable startServices) throws InterruptedException {
        String run = runName("s");
        Deliveries deliveries = new Deliveries(plan.backlog());
        OutcomeReader reader = OutcomeReader.start(bootstrapServers, topics, run, deliveries, clock);
        console.progress("backlog of " + plan.backlog() + " is written");
        try (RecordSender sender = new RecordSender(KafkaClients.producer(bootstrapServers))) {
            for (int arrival = 0; arrival < plan.backlog(); arrival++) {
                long now = Micros.of(clock.instant());
                deliveries.sent(arrival, now, now);
                sender.send(arrivals.record(run, arrival, now / Micros.PER_MILLI));
            }
            sender.flush();
        }
        startServices.run();
        long begin = Micros.of(clock.instant());
        ProcessUse use = ProcessUse.start(withGenerator());
        awaitAll(deliveries, "backlog");
        List<ProcessUse.Sample> samples = use.stop();
        reader.stop();
        return new Saturation(begin, Throughput.ofBacklog(deliveries.all()), deliveries, samples);
    }

    /** An open loop after this schedule, with swaps evenly spread over it. */
    Load load(Schedule schedule, Optional<CheckpointSwaps> swaps) throws InterruptedException {
        String run = runName("l");
        Deliveries deliveries = new Deliveries(schedule.count());
        OutcomeReader reader = OutcomeReader.start(bootstrapServers, topics, run, deliveries, clock);
        ProcessUse use = ProcessUse.start(withGenerator());
        ExecutorService swapper = Executors.newSingleThreadExecutor(task -> new Thread(task, "bench-swaps"));
        try (RecordSender sender = new RecordSender(KafkaClients.producer(bootstrapServers))) {
            sender.awaitTopic(arrivals.topic());
            long beginNanos = pacer.nanoTime() + LEAD_NANOS;
            long begin = Micros.of(clock.instant()) + LEAD_NANOS / Micros.NANOS;
            List<Long> times = LongStream.of(swapTimes(schedule))
                    .map(t -> beginNanos + t)
                    .boxed()
                    .toList();
            Future<List<Publication>> publications = swapper.submit(
                    () -> swaps.map(s -> s.publishAt(times, pacer)).orElse(List.of()));
            new OpenLoop(schedule, pacer).run(beginNanos, (arrival, lateNanos) -> {
                long due = begin + schedule.dueNanos(arrival) / Micros.NANOS;
                deliveries.sent(arrival, due, due + lateNanos / Micros.NANOS);
                sender.send(arrivals.record(run, arrival, due / Micros.PER_MILLI));
                if (arrival % PROGRESS_EVERY == 0) {
                    console.progress("arrival " + (arrival + 1) + " of " + schedule.count() + ", "
                            + deliveries.delivered() + " predicted");
                }
            });
            sender.flush();
            List<Publication> published = publications.get();
            awaitAll(deliveries, "rest");
            List<ProcessUse.Sample> samples = use.stop();
            reader.stop();
            return new Load(
                    schedule,
                    begin,
                    deliveries,
                    CheckpointSwaps.swaps(published, deliveries.firstByVersion()),
                    plan.swapWidth(),
                    samples);
        } catch (ExecutionException e) {
            throw new CommandFailedException("A checkpoint could not be published: " + e.getCause(), e.getCause());
        } finally {
            swapper.shutdownNow();
        }
    }

    /** In nanoseconds from the begin, in the middle of equal parts of what counts. */
    private long[] swapTimes(Schedule schedule) {
        long from = schedule.warmUp().toNanos();
        long part = plan.swaps() == 0 ? 0 : (schedule.length().toNanos() - from) / plan.swaps();
        return LongStream.range(0, plan.swaps())
                .map(i -> from + part * i + part / 2)
                .toArray();
    }

    /** Returns when all have come out, or nothing has for the plan's time. */
    private void awaitAll(Deliveries deliveries, String what) throws InterruptedException {
        int last = -1;
        long deadline = 0;
        while (deliveries.delivered() < deliveries.arrivals()) {
            requireAlive.run();
            int now = deliveries.delivered();
            if (now != last) {
                last = now;
                // Starting counts as well: the services come up while the backlog waits.
                deadline = System.nanoTime() + plan.drain().toNanos();
            } else if (System.nanoTime() > deadline) {
                return;
            }
            console.progress(what + ": " + now + " of " + deliveries.arrivals() + " predicted");
            Thread.sleep(LOOK.toMillis());
        }
    }

    private Map<String, ProcessHandle> withGenerator() {
        Map<String, ProcessHandle> all = new LinkedHashMap<>(processes.get());
        all.put("generator", ProcessHandle.current());
        return all;
    }

    private String runName(String kind) {
        return "bench-" + kind + Long.toString(clock.millis(), 36);
    }
}
