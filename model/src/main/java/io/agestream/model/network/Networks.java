package io.agestream.model.network;

import io.agestream.model.age.AgeRange;
import io.agestream.model.network.NetworkDescription.InputScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The networks that can be chosen by name. */
public final class Networks {

    private static final Layer.BatchNorm BATCH_NORM = new Layer.BatchNorm(0.9f, 1e-5f);
    /** 0–255 becomes −2 to 2, about unit variance. */
    private static final InputScale CENTRED = new InputScale(127.5f, 4 / 255f);

    private static final AgeRange AGES = new AgeRange(1, 100);
    private static final Map<String, IntFunction<NetworkDescription>> BY_NAME = new TreeMap<>(Map.of(
            "article",
            Networks::article,
            "tiny",
            Networks::tiny,
            "agenet-s",
            groups -> agenet("agenet-s", 24, List.of(32, 64, 96, 128), List.of(1, 1, 1, 1)),
            "agenet",
            groups -> agenet("agenet", 32, List.of(48, 96, 160, 224), List.of(2, 2, 2, 1)),
            "agenet-l",
            groups -> agenet("agenet-l", 48, List.of(64, 128, 256, 384), List.of(2, 2, 2, 2))));

    /** What networks can be called, sorted. */
    public static final List<String> NAMES = List.copyOf(BY_NAME.keySet());

    private Networks() {}

    /**
     * The network of this name.
     *
     * @param groups number of age groups; outputs of those networks that estimate groups and not single years
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static NetworkDescription named(String name, int groups) {
        IntFunction<NetworkDescription> network = BY_NAME.get(name);
        if (network == null) {
            throw new IllegalArgumentException(
                    "There is no network \"" + name + "\"; choose one of " + String.join(", ", NAMES) + ".");
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

    /**
     * A residual network with squeeze-excitation that estimates single years; with widths 48, 96, 160, 224 it has 2.1
     * million values. Two steps of stride 2 come before the first stage, so that the stages see 32 × 32 pixels and fewer.
     *
     * @param stem   filters of the first convolution
     * @param widths filters of each stage; every stage but the first begins with a step of stride 2
     * @param blocks residual layers of each stage
     */
    private static NetworkDescription agenet(String name, int stem, List<Integer> widths, List<Integer> blocks) {
        List<Layer> layers = new ArrayList<>(
                List.of(new Layer.Conv2d(stem, 3, 2, false), BATCH_NORM, new Layer.Relu(), new Layer.MaxPool(3, 2, 1)));
        int channels = stem;
        for (int stage = 0; stage < widths.size(); stage++) {
            int width = widths.get(stage);
            for (int block = 0; block < blocks.get(stage); block++) {
                layers.add(residual(channels, width, block == 0 && stage > 0 ? 2 : 1));
                layers.add(new Layer.Relu());
                channels = width;
            }
        }
        layers.addAll(List.of(new Layer.GlobalAveragePool(), new Layer.Dropout(0.2f), new Layer.Linear(AGES.count())));
        return new NetworkDescription(name, CENTRED, layers, AGES);
    }

    private static Layer residual(int channels, int width, int stride) {
        List<Layer> body = List.of(
                new Layer.Conv2d(width, 3, stride, false),
                BATCH_NORM,
                new Layer.Relu(),
                new Layer.Conv2d(width, 3, 1, false),
                BATCH_NORM,
                new Layer.SqueezeExcitation(width / 8));
        List<Layer> shortcut = new ArrayList<>();
        if (stride > 1) {
            shortcut.add(new Layer.AveragePool(stride));
        }
        if (stride > 1 || channels != width) {
            shortcut.add(new Layer.Conv2d(width, 1, 1, false));
            shortcut.add(BATCH_NORM);
        }
        return new Layer.Residual(body, shortcut);
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
