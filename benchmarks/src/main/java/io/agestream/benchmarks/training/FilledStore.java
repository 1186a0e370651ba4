package io.agestream.benchmarks.training;

import io.agestream.benchmarks.load.RandomTensors;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.train.examples.BatchBuffers;
import io.agestream.train.examples.DataSet;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.StoreIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** An example store of random tensors in a temporary directory, which goes when it is closed. */
public final class FilledStore implements AutoCloseable {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    /** Some more than are trained on: a tenth goes to the other fold. */
    private static final double EXAMPLES_PER_SAMPLE = 1.3;

    private final Path folder;
    private final Path file;
    private final ExampleStore store;

    private FilledStore(Path folder, Path file, ExampleStore store) {
        this.folder = folder;
        this.file = file;
        this.store = store;
    }

    /**
     * Fills one.
     *
     * @param training examples that its training fold has at least
     */
    public static FilledStore of(int training) throws IOException {
        Path folder = Files.createTempDirectory("agestream-bench-train-");
        Path file = folder.resolve("store");
        StoreIdentity identity = new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes());
        FilledStore filled = new FilledStore(
                folder,
                file,
                ExampleStore.open(file, identity, Duration.ofDays(6), Clock.systemUTC())
                        .store());
        filled.fill((int) (EXAMPLES_PER_SAMPLE * training) + 100);
        return filled;
    }

    private void fill(int count) throws IOException {
        List<byte[]> tensors = RandomTensors.of(count, 1);
        for (int i = 0; i < count; i++) {
            store.put(ByteBuffer.allocate(Integer.BYTES).putInt(i).array(), tensors.get(i), 1 + i % 100, 0, i);
        }
    }

    /**
     * Reads a part of the training fold.
     *
     * @param batchSize tensors in a batch
     * @param batches   how many
     */
    public FoldReader fold(int batchSize, int batches) {
        DataSet.Examples training =
                DataSet.of(store.snapshot(), AgeGroups.DEFAULT).training();
        return new FoldReader(store, training.first(batchSize * batches), new BatchBuffers(batchSize, TENSOR.bytes()));
    }

    @Override
    public void close() throws IOException {
        store.close();
        Files.deleteIfExists(file);
        Files.delete(folder);
    }
}
