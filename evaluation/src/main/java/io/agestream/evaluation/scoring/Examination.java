package io.agestream.evaluation.scoring;

import io.agestream.evaluation.examples.Found.LeftOut;
import io.agestream.evaluation.examples.Found.Reason;
import io.agestream.model.evaluation.LabelledOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network's outputs for the examples of a source.
 *
 * @param outputs   by their hashes, so that they are the same whatever the order of the source
 * @param otherFold examples of the other fold, not scored
 * @param leftOut   what was no example, by the reason
 */
public record Examination(List<LabelledOutput> outputs, int otherFold, List<Omission> leftOut) {

    private static final int NAMED = 5;

    public Examination {
        outputs = List.copyOf(outputs);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What was left out for one reason.
     *
     * @param count how many
     * @param first the ids of the first few
     */
    public record Omission(Reason reason, int count, List<String> first) {
        public Omission {
            first = List.copyOf(first);
        }
    }

    /** Of several records of an id the last one counts, as for training; a tombstone takes the earlier ones away. */
    static Examination of(Iterable<Scored> inOrder) {
        Map<String, Scored> last = new LinkedHashMap<>();
        inOrder.forEach(scored -> last.put(scored.id(), scored));
        List<LabelledOutput> outputs = new ArrayList<>();
        Map<Reason, List<String>> leftOut = new EnumMap<>(Reason.class);
        int otherFold = 0;
        for (Scored scored : last.values()) {
            if (scored instanceof Scored.Output output) {
                outputs.add(output.output());
            } else if (scored instanceof Scored.OtherFold) {
                otherFold++;
            } else if (scored instanceof Scored.None none && none.found() instanceof LeftOut found) {
                leftOut.computeIfAbsent(found.reason(), first -> new ArrayList<>())
                        .add(found.id());
            }
        }
        outputs.sort(Comparator.comparingLong(LabelledOutput::hash).thenComparingDouble(LabelledOutput::years));
        List<Omission> omissions = new ArrayList<>();
        leftOut.forEach((reason, ids) ->
                omissions.add(new Omission(reason, ids.size(), ids.subList(0, Math.min(NAMED, ids.size())))));
        return new Examination(outputs, otherFold, omissions);
    }

    /** Examples whose tensor is byte for byte that of another one that counts. */
    public int duplicates() {
        return outputs.size()
                - (int) outputs.stream()
                        .mapToLong(LabelledOutput::hash)
                        .distinct()
                        .count();
    }
}
