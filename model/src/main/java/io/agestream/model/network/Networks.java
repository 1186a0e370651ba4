package io.agestream.model.network;

import io.agestream.model.network.NetworkDescription.InputScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The networks that can be chosen by name. */
public final class Networks {

    private static final Layer.BatchNorm BATCH_NORM = new Layer.BatchNorm(0.9f, 1e-5f);
    private static final Map<String, IntFunction<NetworkDescription>> BY_NAME =
            new TreeMap<>(Map.of("article", Networks::article, "tiny", Networks::tiny));

    private Networks() {}

    /**
     * The network of this name with as many outputs as there are age groups.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static NetworkDescription named(String name, int groups) {
        IntFunction<NetworkDescription> network = BY_NAME.get(name);
        if (network == null) {
            throw new IllegalArgumentException(
                    "There is no network \"" + name + "\"; choose one of " + String.join(", ", BY_NAME.keySet()) + ".");
        }
        return network.apply(groups);
    }

    /**
     * The baseline: the CNN of "Age Estimation With Deep Learning: Training CNN", S. L. Gladkiy, CodeProject, 2020, with
     * 16 kernels and 256 hidden units; 4,274,394 values and 130 million multiply-adds with ten groups.
     */
    private static NetworkDescription article(int groups) {
        List<Layer> layers = new ArrayList<>();
        layers.addAll(convolution(3));
        layers.addAll(convolution(5));
        layers.add(new Layer.MaxPool(2));
        layers.addAll(convolution(3));
        layers.addAll(convolution(3));
        layers.add(new Layer.MaxPool(2));
        layers.add(new Layer.Flatten());
        layers.add(new Layer.Linear(256));
        layers.add(new Layer.Relu());
        layers.add(new Layer.Dropout(0.5f));
        layers.add(new Layer.Linear(256));
        layers.add(new Layer.Relu());
        layers.add(new Layer.Linear(groups));
        return new NetworkDescription("article", InputScale.UNIT, layers);
    }

    private static List<Layer> convolution(int kernel) {
        return List.of(new Layer.Conv2d(16, kernel, 1), new Layer.Relu(), BATCH_NORM);
    }

    /** Small enough to train in seconds: for trying out a cluster and for tests, not for use. */
    private static NetworkDescription tiny(int groups) {
        return new NetworkDescription(
                "tiny",
                InputScale.UNIT,
                List.of(
                        new Layer.Conv2d(8, 5, 4),
                        new Layer.Relu(),
                        BATCH_NORM,
                        new Layer.MaxPool(2),
                        new Layer.Conv2d(16, 3, 2),
                        new Layer.Relu(),
                        BATCH_NORM,
                        new Layer.Flatten(),
                        new Layer.Dropout(0.1f),
                        new Layer.Linear(groups)));
    }
}
