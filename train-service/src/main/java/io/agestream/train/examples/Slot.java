package io.agestream.train.examples;

import io.agestream.model.evaluation.NameLabels;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** How an example lies in its slot: the tensor, then what is known of it, then whether it is live. */
final class Slot {

    /** Bytes behind the tensor. */
    static final int META_BYTES = 64;

    private static final int DESCRIPTION_BYTES = 16 + 16 + 8 + 4 + 8 + 4;
    private static final int LIVE = 0x11FE;

    private Slot() {}

    /**
     * What is known of a tensor.
     *
     * @param id        digest of the image's id
     * @param tensor    digest of its bytes
     * @param age       label in years
     * @param partition of the record it came with
     * @param offset    of the record it came with
     * @param labels    what the id says beside the age
     */
    record Description(Digest id, Digest tensor, double age, int partition, long offset, NameLabels labels) {

        /** Whether this is an example of that tensor and that label; the other labels follow from the id. */
        boolean says(Digest otherTensor, double otherAge) {
            return tensor.equals(otherTensor) && age == otherAge;
        }
    }

    static void write(ByteBuffer slot, byte[] tensor, Description description) {
        slot.putInt(slot.capacity() - Integer.BYTES, 0);
        slot.put(0, tensor);
        int at = slot.capacity() - META_BYTES;
        slot.putLong(at, description.id().high());
        slot.putLong(at + 8, description.id().low());
        slot.putLong(at + 16, description.tensor().high());
        slot.putLong(at + 24, description.tensor().low());
        slot.putDouble(at + 32, description.age());
        slot.putInt(at + 40, description.partition());
        slot.putLong(at + 44, description.offset());
        slot.putInt(at + 52, description.labels().code());
        slot.putInt(at + DESCRIPTION_BYTES, checksum(slot));
        slot.putInt(slot.capacity() - Integer.BYTES, LIVE);
    }

    /** Overwrites tensor and description with zeros. */
    static void erase(ByteBuffer slot) {
        slot.put(0, new byte[slot.capacity()]);
    }

    static boolean isLive(ByteBuffer slot) {
        return slot.getInt(slot.capacity() - Integer.BYTES) == LIVE;
    }

    static Description description(ByteBuffer slot) {
        int at = slot.capacity() - META_BYTES;
        return new Description(
                new Digest(slot.getLong(at), slot.getLong(at + 8)),
                new Digest(slot.getLong(at + 16), slot.getLong(at + 24)),
                slot.getDouble(at + 32),
                slot.getInt(at + 40),
                slot.getLong(at + 44),
                new NameLabels((byte) slot.getInt(at + 52)));
    }

    static byte[] tensor(ByteBuffer slot) {
        byte[] tensor = new byte[slot.capacity() - META_BYTES];
        slot.get(0, tensor);
        return tensor;
    }

    /** Whether tensor and description are what was once written. */
    static boolean isIntact(ByteBuffer slot) {
        return slot.getInt(slot.capacity() - META_BYTES + DESCRIPTION_BYTES) == checksum(slot)
                && Digest.of(tensor(slot)).equals(description(slot).tensor());
    }

    private static int checksum(ByteBuffer slot) {
        CRC32C crc = new CRC32C();
        crc.update(slot.slice(slot.capacity() - META_BYTES, DESCRIPTION_BYTES));
        return (int) crc.getValue();
    }
}
