package io.agestream.train.examples;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The header of a store's file: whose examples it holds, and two places that take turns in saying how far it is
 * complete. A process that is killed while it writes one leaves the other.
 */
final class CommitLog {

    private static final int PAGE = 4096;
    private static final int MAX_PARTITIONS = 256;

    private final ByteBuffer header;
    private long generation;

    CommitLog(ByteBuffer header) {
        this.header = header;
    }

    /**
     * How far the store is complete.
     *
     * @param slots     the first so many slots are in use or were once
     * @param time      when this was written
     * @param positions by partition, the next offset to read
     */
    record Commit(int slots, Instant time, Map<Integer, Long> positions) {}

    void writeIdentity(StoreIdentity identity) {
        byte[] line = identity.line().getBytes(StandardCharsets.UTF_8);
        header.putInt(0, line.length);
        header.put(Integer.BYTES, line);
    }

    boolean isOf(StoreIdentity identity) {
        byte[] expected = identity.line().getBytes(StandardCharsets.UTF_8);
        if (header.getInt(0) != expected.length) {
            return false;
        }
        byte[] actual = new byte[expected.length];
        header.get(Integer.BYTES, actual);
        return Arrays.equals(actual, expected);
    }

    void write(Commit commit) {
        if (commit.positions().size() > MAX_PARTITIONS) {
            throw new IllegalArgumentException("The example store holds positions of up to " + MAX_PARTITIONS
                    + " partitions, but the topic has " + commit.positions().size() + ".");
        }
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        page.putLong(++generation).putInt(commit.slots()).putLong(commit.time().toEpochMilli());
        page.putInt(commit.positions().size());
        commit.positions().forEach((partition, next) -> page.putInt(partition).putLong(next));
        page.putInt(PAGE - Integer.BYTES, checksum(page.array()));
        header.put(pageOf(generation), page.array());
    }

    /** The newest complete one; empty if there is none. */
    Optional<Commit> read() {
        ByteBuffer newest = null;
        for (int i = 0; i < 2; i++) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            header.get(pageOf(i), page.array());
            boolean complete = page.getLong(0) > 0 && page.getInt(PAGE - Integer.BYTES) == checksum(page.array());
            if (complete && (newest == null || page.getLong(0) > newest.getLong(0))) {
                newest = page;
            }
        }
        if (newest == null) {
            return Optional.empty();
        }
        generation = newest.getLong();
        int slots = newest.getInt();
        Instant time = Instant.ofEpochMilli(newest.getLong());
        Map<Integer, Long> positions = new TreeMap<>();
        for (int left = newest.getInt(); left > 0; left--) {
            positions.put(newest.getInt(), newest.getLong());
        }
        return Optional.of(new Commit(slots, time, positions));
    }

    private static int pageOf(long generation) {
        return PAGE * (1 + (int) (generation % 2));
    }

    private static int checksum(byte[] page) {
        CRC32C crc = new CRC32C();
        crc.update(page, 0, PAGE - Integer.BYTES);
        return (int) crc.getValue();
    }
}
