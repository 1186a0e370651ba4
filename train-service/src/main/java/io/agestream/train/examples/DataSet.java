package io.agestream.train.examples;

import io.agestream.contract.checkpoint.Sha256;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.evaluation.NameLabels;
import io.agestream.model.split.Fold;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The examples that one epoch uses: a snapshot of the store, divided into folds and labelled with age groups.
 *
 * @param training      fold to learn from
 * @param validation    fold to judge by
 * @param outsideRanges examples whose age is in no group; they are in neither fold
 * @param fingerprint   64 hexadecimal digits, equal for equal sets of (id, tensor, age) whatever their order
 * @param offsets       by partition, the next offset that is not in it
 */
public record DataSet(
        Examples training, Examples validation, int outsideRanges, String fingerprint, Map<Integer, Long> offsets) {

    /**
     * One fold.
     *
     * @param slots  of the store
     * @param groups from 0, one per slot
     * @param ages   in years, one per slot
     * @param hashes of the tensors, one per slot
     * @param labels codes of what the ids say beside the ages, one per slot
     */
    public record Examples(int[] slots, int[] groups, float[] ages, long[] hashes, byte[] labels) {
        public int size() {
            return slots.length;
        }

        /** The first so many of them. */
        public Examples first(int n) {
            return new Examples(
                    Arrays.copyOf(slots, n),
                    Arrays.copyOf(groups, n),
                    Arrays.copyOf(ages, n),
                    Arrays.copyOf(hashes, n),
                    Arrays.copyOf(labels, n));
        }

        /**
         * What a network gave for one of them.
         *
         * @param place  of it in the fold
         * @param logits the network's outputs, not copied
         */
        public LabelledOutput labelled(int place, float[] logits) {
            return new LabelledOutput(hashes[place], ages[place], logits, new NameLabels(labels[place]).values());
        }

        /** How many are of each whole year of age. */
        public Map<Integer, Integer> byYear() {
            Map<Integer, Integer> counts = new TreeMap<>();
            for (float age : ages) {
                counts.merge((int) age, 1, Integer::sum);
            }
            return counts;
        }
    }

    public static DataSet of(Snapshot snapshot, AgeGroups ageGroups) {
        List<Snapshot.Entry> training = new ArrayList<>();
        List<Snapshot.Entry> validation = new ArrayList<>();
        byte[] fingerprint = new byte[32];
        int outside = 0;
        for (Snapshot.Entry entry : snapshot.entries()) {
            OptionalInt group = ageGroups.groupOf(entry.description().age());
            if (group.isEmpty()) {
                outside++;
                continue;
            }
            (Fold.ofHash(entry.description().tensor().high()) == Fold.TRAINING ? training : validation).add(entry);
            mix(fingerprint, entry.description());
        }
        return new DataSet(
                examples(training, ageGroups),
                examples(validation, ageGroups),
                outside,
                HexFormat.of().formatHex(fingerprint),
                snapshot.offsets());
    }

    private static Examples examples(List<Snapshot.Entry> entries, AgeGroups ageGroups) {
        int[] slots = new int[entries.size()];
        int[] groups = new int[entries.size()];
        float[] ages = new float[entries.size()];
        long[] hashes = new long[entries.size()];
        byte[] labels = new byte[entries.size()];
        for (int i = 0; i < slots.length; i++) {
            Snapshot.Entry entry = entries.get(i);
            slots[i] = entry.slot();
            groups[i] = ageGroups.groupOf(entry.description().age()).orElseThrow();
            ages[i] = (float) entry.description().age();
            hashes[i] = entry.description().tensor().high();
            labels[i] = entry.description().labels().code();
        }
        return new Examples(slots, groups, ages, hashes, labels);
    }

    /** Exclusive or of one hash per example: the order does not matter, and ids are all different. */
    private static void mix(byte[] fingerprint, Slot.Description example) {
        ByteBuffer bytes = ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(example.id().high())
                .putLong(example.id().low())
                .putLong(example.tensor().high())
                .putLong(example.tensor().low())
                .putDouble(example.age());
        byte[] hash = Sha256.newDigest().digest(bytes.array());
        for (int i = 0; i < fingerprint.length; i++) {
            fingerprint[i] ^= hash[i];
        }
    }
}
