package io.agestream.model.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are taken for which.
 *
 * @param counts examples; a row per true group, a column per predicted one, both in the groups' order
 */
public record ConfusionMatrix(List<List<Integer>> counts) {

    public ConfusionMatrix {
        counts = counts.stream().map(List::copyOf).toList();
    }

    static ConfusionMatrix of(int groups, List<Outcome> outcomes) {
        int[][] counts = new int[groups][groups];
        for (Outcome outcome : outcomes) {
            counts[outcome.truth()][outcome.group()]++;
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new ConfusionMatrix(rows);
    }

    /**
     * How often the model is right when it says this group.
     *
     * @param group from 0
     * @return of the examples that it takes for this group, the share that is of it; null if it takes none for it
     */
    public @Nullable Share precision(int group) {
        int predicted = counts.stream().mapToInt(row -> row.get(group)).sum();
        return predicted == 0 ? null : Share.of(counts.get(group).get(group), predicted);
    }

    /**
     * Mean of F1 = 2·hits / (true + predicted) over the groups that occur as truth or prediction, as scikit-learn's
     * {@code f1_score(average="macro")}: a group that is only ever missed, or only ever predicted wrongly, counts as 0.
     *
     * @return 0 to 1
     */
    public double macroF1() {
        double sum = 0;
        int occurring = 0;
        for (int group = 0; group < counts.size(); group++) {
            int occurrences = 0;
            for (int other = 0; other < counts.size(); other++) {
                occurrences += counts.get(group).get(other) + counts.get(other).get(group);
            }
            if (occurrences > 0) {
                sum += 2.0 * counts.get(group).get(group) / occurrences;
                occurring++;
            }
        }
        return occurring == 0 ? 0 : sum / occurring;
    }
}
