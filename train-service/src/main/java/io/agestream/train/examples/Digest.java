package io.agestream.train.examples;

import io.agestream.contract.checkpoint.Sha256;
import java.nio.ByteBuffer;

/**
 * The first 128 bits of a SHA-256; stands for an id or for the bytes of a tensor.
 *
 * @param high first eight bytes, big-endian
 * @param low  next eight bytes
 */
public record Digest(long high, long low) implements Comparable<Digest> {

    public static Digest of(byte[] bytes) {
        ByteBuffer sha256 = ByteBuffer.wrap(Sha256.newDigest().digest(bytes));
        return new Digest(sha256.getLong(), sha256.getLong());
    }

    @Override
    public int compareTo(Digest other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
