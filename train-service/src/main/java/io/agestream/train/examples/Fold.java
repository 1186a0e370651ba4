package io.agestream.train.examples;

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
    public static Fold of(Digest tensor) {
        return Long.remainderUnsigned(tensor.high(), 10) == 0 ? VALIDATION : TRAINING;
    }
}
