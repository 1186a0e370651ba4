package io.agestream.train.examples;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A state of the {@link ExampleStore}.
 *
 * @param offsets by partition, the next offset that it had not read
 */
public record Snapshot(List<Entry> entries, Map<Integer, Long> offsets) {

    /** One example. */
    record Entry(int slot, Slot.Description description) {}

    /**
     * The slots of those that have come at or behind these offsets.
     *
     * @param used by partition, the next offset behind those already used
     */
    public BitSet slotsSince(Map<Integer, Long> used) {
        Watermark watermark = new Watermark(used, offsets);
        BitSet slots = new BitSet();
        for (Entry entry : entries) {
            if (watermark.isBehind(entry.description())) {
                slots.set(entry.slot());
            }
        }
        return slots;
    }
}
