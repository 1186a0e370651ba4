package io.agestream.benchmarks.endtoend;

import io.agestream.benchmarks.endtoend.Measurement.Load;
import io.agestream.benchmarks.endtoend.Measurement.Saturation;
import io.agestream.benchmarks.installation.BenchmarkTopics;
import io.agestream.benchmarks.installation.Installation;
import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.load.Workload;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.contract.topic.Topics;
import io.agestream.model.network.NativeEngine;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures an installation from the topic of its input to the topic of its predictions. */
public final class EndToEnd {

    private final Plan plan;
    private final Console console;
    private final Clock clock;
    private final Topics topics;

    public EndToEnd(Plan plan, Console console, Clock clock) {
        this.plan = plan;
        this.console = console;
        this.clock = clock;
        this.topics = new Topics(plan.target().topicPrefix());
    }

    /** @throws CommandFailedException if it cannot be measured; the message says why */
    public Measurement measure() throws InterruptedException {
        if (plan.target() instanceof Plan.Own own) {
            return measureOwn(own);
        }
        return measureRunning((Plan.Running) plan.target());
    }

    private Measurement measureOwn(Plan.Own own) throws InterruptedException {
        NativeEngine.load(1); // to make the checkpoints
        try (Installation installation = Installation.startBroker(own.home(), own.topicPrefix())) {
            // Ctrl-C must not leave processes and data behind.
            Thread hook = new Thread(installation::close, "bench-end");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return measureOwn(own, installation);
            } finally {
                removed(hook);
            }
        }
    }

    private Measurement measureOwn(Plan.Own own, Installation installation) throws InterruptedException {
        String servers = installation.bootstrapServers();
        Map<String, Object> client = Map.of("bootstrap.servers", servers);
        BenchmarkTopics.create(client, topics, own.partitions());
        Runs runs =
                new Runs(plan, servers, topics, clock, console, installation::processes, installation::requireAlive);
        try (CheckpointSwaps swaps = swaps(servers, own.network())) {
            swaps.publish();
            Optional<Saturation> saturation = Optional.empty();
            if (plan.measuresSaturation()) {
                saturation = Optional.of(runs.workOffBacklog(() -> startServices(own, installation)));
            } else {
                startServices(own, installation);
            }
            console.progress("services start");
            installation.awaitReady();
            return measurement(client, runs, saturation, Optional.of(swaps));
        }
    }

    private Measurement measureRunning(Plan.Running running) throws InterruptedException {
        Map<String, Object> client = Map.of("bootstrap.servers", running.bootstrapServers());
        Runs runs = new Runs(plan, running.bootstrapServers(), topics, clock, console, Map::of, () -> {});
        Optional<Saturation> saturation =
                plan.measuresSaturation() ? Optional.of(runs.workOffBacklog(() -> {})) : Optional.empty();
        if (plan.swaps() == 0) {
            return measurement(client, runs, saturation, Optional.empty());
        }
        NativeEngine.load(1);
        try (CheckpointSwaps swaps = swaps(running.bootstrapServers(), running.network())) {
            return measurement(client, runs, saturation, Optional.of(swaps));
        }
    }

    private Measurement measurement(
            Map<String, Object> client, Runs runs, Optional<Saturation> saturation, Optional<CheckpointSwaps> swaps)
            throws InterruptedException {
        boolean stamped = BenchmarkTopics.areStampedByBroker(client, topics);
        Optional<Load> load = Optional.empty();
        if (plan.workload().isPresent()) {
            Workload workload = plan.workload().get();
            OptionalDouble perSecond = saturation.map(Saturation::perSecond).orElse(OptionalDouble.empty());
            if (workload.needsSaturation() && perSecond.isEmpty()) {
                throw new CommandFailedException(
                        "The backlog was too small to tell the saturation: give a larger one with --backlog.");
            }
            load = Optional.of(runs.load(workload.schedule(plan.warmUp(), perSecond), swaps));
        }
        console.endProgress();
        return new Measurement(plan, stamped, saturation, load);
    }

    private CheckpointSwaps swaps(String servers, String network) {
        console.progress("checkpoints are made");
        return new CheckpointSwaps(servers, topics, network, "bench-" + Long.toString(clock.millis(), 36), clock);
    }

    private void startServices(Plan.Own own, Installation installation) {
        if (plan.input() == Input.IMAGES) {
            installation.startIngest();
        }
        for (int instance = 1; instance <= own.instances(); instance++) {
            installation.startPredict(instance, own.engine());
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook does its work
        }
    }
}
