package io.agestream.predict.quality;

import io.agestream.model.age.AgeGroups;
import java.util.Arrays;
import java.util.Map;

/**
 * How far the groups that the live model predicts are from those of the labels it was trained with, over its last
 * predictions.
 *
 * <p>One thread says what is live, another one what was predicted, and any may look. What is looked at is only ever
 * replaced as a whole.
 */
public final class PredictionShift {

    /** How many predictions the window holds. */
    static final int WINDOW = 1_000;

    private record Trained(String version, int[] labels) {}

    private record Recent(String version, int[] predictions) {}

    private final AgeGroups groups;
    private volatile Trained trained;
    private volatile Recent recent;

    /** The window and its sums; of the thread that says what was predicted. */
    private final int[] window = new int[WINDOW];

    private final int[] sums;
    private String version = "";
    private long count;

    public PredictionShift(AgeGroups groups) {
        this.groups = groups;
        this.sums = new int[groups.count()];
        this.trained = new Trained("", new int[groups.count()]);
        this.recent = new Recent("", new int[groups.count()]);
    }

    /**
     * A model is live from now on.
     *
     * @param model its version
     * @param ages  of its training, how many of each whole year
     */
    public void live(String model, Map<Integer, Integer> ages) {
        int[] labels = new int[groups.count()];
        ages.forEach((years, examples) -> groups.groupOf(years).ifPresent(group -> labels[group] += examples));
        trained = new Trained(model, labels);
    }

    /**
     * What a model has predicted; that of one which is not live any more does not count.
     *
     * @param predicted groups, from 0
     */
    public void predicted(String by, int[] predicted) {
        if (!by.equals(trained.version())) {
            return;
        }
        if (!by.equals(version)) {
            version = by;
            count = 0;
            Arrays.fill(sums, 0);
        }
        for (int group : predicted) {
            int place = (int) (count % WINDOW);
            if (count >= WINDOW) {
                sums[window[place]]--;
            }
            window[place] = group;
            sums[group]++;
            count++;
        }
        recent = new Recent(version, sums.clone());
    }

    /** The population stability index; not a number while there is nothing to compare. */
    public double index() {
        Trained then = trained;
        int[] now = predictions(then);
        return sum(then.labels()) == 0 || sum(now) == 0 ? Double.NaN : PopulationStability.index(then.labels(), now);
    }

    /** How many predictions it is computed from. */
    public int samples() {
        return sum(predictions(trained));
    }

    private int[] predictions(Trained of) {
        Recent now = recent;
        return now.version().equals(of.version()) ? now.predictions() : new int[groups.count()];
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }
}
