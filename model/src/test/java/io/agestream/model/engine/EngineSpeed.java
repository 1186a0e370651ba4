package io.agestream.model.engine;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.folding.FoldedNetwork;
import io.agestream.model.network.Network;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Networks;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.network.TrainedLike;
import io.agestream.model.weights.Weights;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What one core spends on a tensor, per engine; folded and as trained. */
public final class EngineSpeed {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final int BATCH = Integer.getInteger("batch", 32);
    private static final int ROUNDS = Integer.getInteger("rounds", 15);

    private EngineSpeed() {}

    public static void main(String[] args) {
        NetworkDescription description = Networks.named(System.getProperty("network", "article"), 10);
        new PyTorchEngine().load();
        new OnnxRuntimeEngine().load();
        Weights weights = TrainedLike.weights(description, TENSOR, 1, Boolean.getBoolean("negative"));
        byte[] pixels = new byte[BATCH * TENSOR.bytes()];
        new Random(1).nextBytes(pixels);
        ByteBuffer tensors =
                ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        try (Network asTrained = Network.frozen(description, TENSOR, weights);
                ScoringNetwork pytorch = new PyTorchEngine().build(description, TENSOR, weights);
                ScoringNetwork onnxruntimeAsTrained =
                        OnnxRuntimeEngine.of(new FoldedNetwork(description, weights), TENSOR);
                ScoringNetwork onnxruntime = new OnnxRuntimeEngine().build(description, TENSOR, weights)) {
            Map<String, Scorer> scorers = new LinkedHashMap<>();
            scorers.put("pytorch as trained", asTrained.newScorer());
            scorers.put("pytorch folded", pytorch.newScorer());
            scorers.put("onnxruntime as trained", onnxruntimeAsTrained.newScorer());
            scorers.put("onnxruntime folded", onnxruntime.newScorer());
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                scorers.forEach((name, scorer) ->
                        times.computeIfAbsent(name, n -> new ArrayList<>()).add(millis(scorer, tensors)));
            }
            times.forEach((name, all) -> {
                double[] sorted = all.stream().mapToDouble(t -> t).sorted().toArray();
                System.out.printf(
                        Locale.ROOT,
                        "%-23s %.2f ms of one core per tensor, at best %.2f%n",
                        name,
                        sorted[sorted.length / 2],
                        Arrays.stream(sorted).min().orElseThrow());
            });
        }
    }

    private static double millis(Scorer scorer, ByteBuffer tensors) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        scorer.score(tensors.duplicate(), BATCH, 1);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6 / BATCH;
    }
}
