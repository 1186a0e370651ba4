package io.agestream.train.training;

import ai.djl.engine.Engine;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.Recipe;
import io.agestream.model.network.Network;
import io.agestream.model.network.Networks;
import io.agestream.train.examples.BatchBuffers;
import io.agestream.train.examples.DataSet;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Measures training steps as the service takes them, from the example store on; run by the command in the README.
 * Arguments: network, batch size, batches.
 */
final class TrainSpeed {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private TrainSpeed() {}

    public static void main(String[] args) throws IOException {
        String name = args.length > 0 ? args[0] : "article";
        int batchSize = args.length > 1 ? Integer.parseInt(args[1]) : 128;
        int batches = args.length > 2 ? Integer.parseInt(args[2]) : 12;
        Path folder = Files.createTempDirectory("train-speed");
        StoreIdentity identity = new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes());
        try (ExampleStore store = ExampleStore.open(
                                folder.resolve("store"), identity, Duration.ofDays(6), Clock.systemUTC())
                        .store();
                Network network = Network.initialised(Networks.named(name, 10), TENSOR, 1);
                Sgd optimizer = new Sgd(0.01f, 0, network.manager())) {
            for (int i = 0; i < 2 * batchSize * batches; i++) {
                byte[] tensor = new byte[TENSOR.bytes()];
                new Random(i).nextBytes(tensor);
                store.put(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}, tensor, 1 + i % 100, 0, i);
            }
            DataSet data = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
            measure(name, batchSize, batches, network, optimizer, store, data);
        } finally {
            Files.deleteIfExists(folder.resolve("store"));
            Files.delete(folder);
        }
    }

    private static void measure(
            String name, int batchSize, int batches, Network network, Sgd optimizer, ExampleStore store, DataSet data) {
        Recipe recipe = new Recipe("sgd", 0.01f, 0, batchSize, 1, 1);
        double[] ends = new double[batches];
        int[] done = {0};
        EpochRunner runner = new EpochRunner(
                network,
                optimizer,
                recipe,
                (samples, loss, accuracy) -> ends[done[0]++] = System.nanoTime() / 1e6,
                () -> false);
        runner.run(1, fold(store, data, batchSize, 3));
        done[0] = 0;
        runner.run(2, fold(store, data, batchSize, batches));
        double[] perSample = new double[batches - 1];
        for (int i = 1; i < batches; i++) {
            perSample[i - 1] = (ends[i] - ends[i - 1]) / batchSize;
        }
        Arrays.sort(perSample);
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d, %s threads: %.2f ms a sample in the median of %d steps (%.2f to %.2f)%n",
                name,
                batchSize,
                Engine.getInstance().getEngineName() + " "
                        + System.getProperty("ai.djl.pytorch.num_threads", "default"),
                perSample[perSample.length / 2],
                perSample.length,
                perSample[0],
                perSample[perSample.length - 1]);
    }

    private static FoldReader fold(ExampleStore store, DataSet data, int batchSize, int batches) {
        int n = batchSize * batches;
        DataSet.Examples examples = new DataSet.Examples(
                Arrays.copyOf(data.training().slots(), n),
                Arrays.copyOf(data.training().groups(), n));
        return new FoldReader(store, examples, new BatchBuffers(batchSize, TENSOR.bytes()));
    }
}
