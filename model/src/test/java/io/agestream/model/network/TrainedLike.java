package io.agestream.model.network;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Weights whose statistics, scales and shifts are as scattered as training leaves them, and more. */
public final class TrainedLike {

    private TrainedLike() {}

    /**
     * Draws weights.
     *
     * @param negativeScales whether some channels are normalised with a negative scale, which happens
     */
    public static Weights weights(
            NetworkDescription network, TensorSpecification tensor, int seed, boolean negativeScales) {
        Weights initial;
        try (Network built = Network.initialised(network, tensor, seed)) {
            initial = Safetensors.read(built.weights());
        }
        Random random = new Random(seed);
        Map<String, WeightTensor> drawn = new LinkedHashMap<>();
        initial.byName()
                .forEach((name, weight) -> drawn.put(
                        name,
                        draw(
                                name,
                                weight,
                                initial.byName().containsKey(name.replaceAll("[^.]*$", "running_mean")),
                                random,
                                negativeScales)));
        return new Weights(drawn);
    }

    private static WeightTensor draw(String name, WeightTensor weight, boolean norm, Random random, boolean negative) {
        float[] values = weight.values();
        for (int i = 0; i < values.length; i++) {
            if (name.endsWith("running_var")) {
                values[i] = 0.02f + 0.5f * random.nextFloat();
            } else if (norm && name.endsWith(".weight")) {
                values[i] = (0.3f + random.nextFloat()) * (negative && i % 3 == 1 ? -1 : 1);
            } else if (name.endsWith("bias") || name.endsWith("running_mean")) {
                values[i] = (float) (0.3 * random.nextGaussian());
            }
        }
        return new WeightTensor(weight.shape(), values);
    }
}
