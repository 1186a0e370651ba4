package io.agestream.model.evaluation;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeRange;
import io.agestream.model.age.AgeReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The 600 examples that src/test/golden/make_evaluation_golden.py draws; some are older than all groups. */
final class DrawnExamples {

    static final AgeReading GROUPS = new AgeReading(AgeGroups.DEFAULT, null);
    static final AgeReading YEARS = new AgeReading(AgeGroups.DEFAULT, new AgeRange(1, 100));

    private static final double[] MIDDLES = {3, 8, 13, 17, 20, 26, 37.5, 52.5, 70.5, 90.5};

    private long state;

    private DrawnExamples(long seed) {
        state = seed;
    }

    static List<LabelledOutput> ofGroups() {
        return new DrawnExamples(1).draw(MIDDLES);
    }

    static List<LabelledOutput> ofYears() {
        return new DrawnExamples(2)
                .draw(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
    }

    private List<LabelledOutput> draw(double[] centres) {
        List<LabelledOutput> examples = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int years = 1 + (int) (104 * next());
            String sex = next() < 0.5 ? "female" : "male";
            double u = next();
            Map<String, String> labels =
                    u < 0.9 ? Map.of("sex", sex, "origin", u < 0.03 ? "a" : u < 0.4 ? "b" : "c") : Map.of("sex", sex);
            float[] logits = new float[centres.length];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = (float) (5 * next() - 0.15 * Math.abs(years - centres[k]));
            }
            // Multiples of ten, as the hashes of a validation fold are.
            examples.add(new LabelledOutput(10L * i, years, logits, labels));
        }
        return examples;
    }

    private double next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (state >>> 40) / (double) (1 << 24);
    }
}
