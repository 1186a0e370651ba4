package io.agestream.train.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Examples by class.
 *
 * @param members places in the training fold, a row per class
 */
record Classes(List<int[]> members) {

    /**
     * Sorts places into classes.
     *
     * @param places in the training fold
     * @param groups from 0, of all examples of the fold
     */
    static Classes of(int[] places, int[] groups) {
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        return new Classes(IntStream.range(0, count)
                .mapToObj(c -> Arrays.stream(places).filter(p -> groups[p] == c).toArray())
                .toList());
    }

    int[] counts() {
        return members.stream().mapToInt(m -> m.length).toArray();
    }

    /**
     * So many of each class in random order; none comes again before all others of its class have come as often.
     *
     * @param quotas by class; 0 where there are no members
     */
    int[] draw(int[] quotas, RandomGenerator random) {
        int[] drawn = new int[Arrays.stream(quotas).sum()];
        int filled = 0;
        for (int c = 0; c < quotas.length; c++) {
            for (int left = quotas[c]; left > 0; ) {
                int[] round = Shuffle.shuffled(members.get(c), random);
                int taken = Math.min(left, round.length);
                System.arraycopy(round, 0, drawn, filled, taken);
                filled += taken;
                left -= taken;
            }
        }
        return Shuffle.shuffled(drawn, random);
    }
}
