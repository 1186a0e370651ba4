package io.agestream.model.split;

import io.agestream.contract.checkpoint.Sha256;
import java.nio.ByteBuffer;
import java.util.Locale;

/** Which side of the 90/10 split an example is on. */
public enum Fold {
    TRAINING,
    VALIDATION;

    /** What a manifest says of the split. */
    public static final String RULE = "validation: first 8 bytes of sha256(tensor), unsigned, mod 10 = 0";

    /**
     * The fold of a tensor. It depends on nothing but its bytes, so that an example never changes sides, and identical
     * pictures are always on the same.
     */
    public static Fold of(byte[] tensor) {
        return ofHash(ByteBuffer.wrap(Sha256.newDigest().digest(tensor)).getLong());
    }

    /**
     * The fold of a tensor whose hash is known.
     *
     * @param hash the first 8 bytes of its SHA-256, big-endian
     */
    public static Fold ofHash(long hash) {
        return Long.remainderUnsigned(hash, 10) == 0 ? VALIDATION : TRAINING;
    }

    /** As it stands in reports and metrics. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
