package io.agestream.train.sampling;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How many draws each class gets. */
final class Quotas {

    private Quotas() {}

    /**
     * A class of n examples gets draws in proportion to n to the power of 1 − balance, rounded so that they add up (largest
     * remainders). Source: Kang et al., "Decoupling Representation and Classifier for Long-Tailed Recognition", 2020,
     * equation 1, whose q is 1 − balance.
     *
     * @param counts  examples by class
     * @param draws   in all
     * @param balance 0 for draws in proportion to the counts, 1 for as many from each class that has any
     */
    static int[] balanced(int[] counts, int draws, double balance) {
        double[] weights = Arrays.stream(counts)
                .mapToDouble(n -> n == 0 ? 0 : Math.pow(n, 1 - balance))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        double[] exact = Arrays.stream(weights)
                .map(weight -> sum == 0 ? 0 : draws * weight / sum)
                .toArray();
        int[] quotas = Arrays.stream(exact).mapToInt(q -> (int) q).toArray();
        int left = sum == 0 ? 0 : draws - Arrays.stream(quotas).sum();
        IntStream.range(0, counts.length)
                .filter(c -> counts[c] > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(exact[b] - quotas[b], exact[a] - quotas[a]))
                .limit(left)
                .forEach(c -> quotas[c]++);
        return quotas;
    }

    /**
     * What a class-balanced reservoir holds: small classes whole, of the others as many each. Source of the reservoir:
     * Chrysakis, Moens, "Online Continual Learning from Imbalanced Data", 2020, who keep one up to date over a stream of which
     * nothing else is kept; here everything is kept, so that it can be drawn anew each time.
     *
     * @param counts   examples by class
     * @param capacity draws in all; more than there are examples stands for all of them, again and again, and such a
     *     reservoir of the rest
     */
    static int[] reservoir(int[] counts, int capacity, RandomGenerator random) {
        int total = Arrays.stream(counts).sum();
        int[] quotas = new int[counts.length];
        if (total == 0) {
            return quotas;
        }
        int[] turns = Shuffle.shuffled(IntStream.range(0, counts.length).toArray(), random);
        int[] held = new int[counts.length];
        int left = capacity % total;
        while (left > 0) {
            for (int c : turns) {
                if (left > 0 && held[c] < counts[c]) {
                    held[c]++;
                    left--;
                }
            }
        }
        Arrays.setAll(quotas, c -> capacity / total * counts[c] + held[c]);
        return quotas;
    }
}
