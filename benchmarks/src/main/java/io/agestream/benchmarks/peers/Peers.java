package io.agestream.benchmarks.peers;

import io.agestream.benchmarks.installation.BenchmarkTopics;
import io.agestream.benchmarks.load.RandomTensors;
import io.agestream.benchmarks.report.Rounds;
import io.agestream.cli.console.Console;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevCluster;
import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.engine.PyTorchEngine;
import io.agestream.model.network.NativeEngine;
import io.agestream.predict.loading.EngineChoice;
import io.agestream.predict.scoring.PredictionFormat;
import io.agestream.predict.wiring.PredictSettings;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Predict between its ceilings in one sitting: the network in memory with each engine and with ONNX Runtime alone, Kafka
 * without a network, and the service, in turn.
 */
public final class Peers {

    private final Settings settings;
    private final Console console;

    public Peers(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /**
     * How much is measured.
     *
     * @param network that scores
     * @param rounds  in which all are measured in turn, after one that does not count
     * @param tensors in the backlog that is worked off in each round
     * @param bare    how long the bare predictors are measured in each round
     * @param threads that score
     * @param engine  that predict scores with: {@code auto}, {@code pytorch} or {@code onnxruntime}
     */
    public record Settings(String network, int rounds, int tensors, Duration bare, int threads, EngineChoice engine) {}

    public Rounds measure() throws InterruptedException {
        NativeEngine.load(1);
        TestCheckpoint checkpoint = TestCheckpoint.of(settings.network(), 1);
        Topics topics = Topics.withDefaultPrefix();
        Topics passed = new Topics("pass.");
        try (DevCluster broker = DevCluster.start(1);
                Engine pytorch = new Engine(new PyTorchEngine(), checkpoint);
                Engine onnxRuntime = new Engine(new OnnxRuntimeEngine(), checkpoint);
                OnnxRuntime direct = new OnnxRuntime(checkpoint)) {
            Backlog backlog = new Backlog(broker.bootstrapServers(), topics, settings.tensors());
            BenchmarkTopics.create(backlog.client(), topics, Topics.DEFAULT_PARTITIONS);
            BenchmarkTopics.create(backlog.client(), passed, Topics.DEFAULT_PARTITIONS);
            try (CheckpointPublisher publisher = new CheckpointPublisher(broker.bootstrapServers(), topics)) {
                publisher.publish("v1", checkpoint);
            }
            console.progress("backlog is written");
            backlog.write();
            return rounds(
                    List.of(
                            inMemory(pytorch.name(), pytorch::scoring),
                            inMemory(onnxRuntime.name(), onnxRuntime::scoring)),
                    inMemory("ONNX Runtime's own API", direct::scoring),
                    new PassThrough(backlog, passed, prediction(checkpoint), PredictSettings.DEFAULT_BATCH_SIZE),
                    new ThroughKafka(backlog, settings.threads(), settings.engine()));
        }
    }

    private Peer inMemory(String name, Supplier<Scoring> scorings) {
        return new InMemory(
                name + ", in memory",
                scorings,
                RandomTensors.of(1024, 1),
                new InMemory.Settings(settings.threads(), PredictSettings.DEFAULT_SHARD_SIZE, settings.bare()));
    }

    private Rounds rounds(List<Peer> engines, Peer direct, Peer pass, Peer service) throws InterruptedException {
        return Rounds.afterWarmUp(settings.rounds(), console, (isWarmUp, figures) -> {
            double bareRate = 0;
            for (Peer engine : engines) {
                bareRate = Math.max(bareRate, measured(engine, figures));
            }
            double directRate = measured(direct, figures);
            double passRate = measured(pass, figures);
            double serviceRate = measured(service, figures);
            figures.ratio("best engine ÷ ONNX Runtime's own API", bareRate / directRate);
            figures.ratio("predict ÷ best engine", serviceRate / bareRate);
            figures.ratio("predict ÷ pass-through", serviceRate / passRate);
        });
    }

    private static double measured(Peer peer, Rounds rounds) throws InterruptedException {
        double rate = peer.rate();
        rounds.rate(peer.name(), rate);
        return rate;
    }

    /** As long as the service's own. */
    private static byte[] prediction(TestCheckpoint checkpoint) {
        return new PredictionFormat(checkpoint.manifest("v1", checkpoint.blob()))
                .prediction("peers-12345", checkpoint.golden().get(0), Instant.EPOCH, Instant.EPOCH)
                .toJson();
    }
}
