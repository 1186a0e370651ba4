package io.agestream.benchmarks.learning;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.StoreIdentity;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.Checkpoint;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.ExampleStream;
import io.agestream.train.training.TrainingLoop;
import io.agestream.train.training.TrainingMetrics;
import io.agestream.train.training.TrainingPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An example store in a temporary directory, which goes when it is closed, and the service's training on it, with checkpoints
 * in memory. For one thread, which trains.
 */
final class TrainedStore implements AutoCloseable {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final Path folder;
    private final ExampleStore store;
    private long offset;

    TrainedStore(List<Face> faces) throws IOException {
        folder = Files.createTempDirectory("agestream-bench-learning-");
        store = ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes()),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
        add(faces);
    }

    /** As if they came from the topic. */
    void add(List<Face> faces) throws IOException {
        for (Face face : faces) {
            store.put(face.id().getBytes(StandardCharsets.UTF_8), face.tensor(), face.age(), 0, offset++);
        }
        store.commit(Map.of(0, offset));
    }

    /**
     * Trains, and returns when it is told to stop.
     *
     * @param from   the checkpoint to go on from
     * @param goesOn asked after each epoch; may add faces
     * @throws CommandFailedException if training diverges
     */
    void train(TrainingPlan plan, Optional<Checkpoints.Published> from, Predicate<Checkpoints.Published> goesOn) {
        Progress progress = new Progress();
        InMemory checkpoints = new InMemory(from, goesOn);
        TrainingLoop loop = new TrainingLoop(
                plan,
                "examples",
                store,
                ExampleStream.NONE,
                checkpoints,
                progress,
                TrainingMetrics.NONE,
                Clock.systemUTC());
        checkpoints.stop = loop::stop;
        loop.run();
        Progress.Status status = progress.status();
        if (status.state() == Progress.State.DIVERGED) {
            throw new CommandFailedException(String.valueOf(status.message()));
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        Files.deleteIfExists(folder.resolve("store"));
        Files.delete(folder);
    }

    private static final class InMemory implements Checkpoints {

        private final Optional<Published> from;
        private final Predicate<Published> goesOn;
        private Runnable stop = () -> {};

        InMemory(Optional<Published> from, Predicate<Published> goesOn) {
            this.from = from;
            this.goesOn = goesOn;
        }

        @Override
        public Optional<Published> latest() {
            return from;
        }

        @Override
        public String publish(Checkpoint checkpoint) {
            String version = "e" + checkpoint.epoch().epoch();
            if (!goesOn.test(new Published(version, checkpoint))) {
                stop.run();
            }
            return version;
        }
    }
}
