package io.agestream.train.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of equally large slots behind a header, mapped into memory piece by piece. It grows by writing zeros, so that a
 * full disk is an {@link IOException} here and not a crash of the JVM at some later access. Not thread-safe.
 */
final class SlotFile implements AutoCloseable {

    static final int HEADER_BYTES = 3 * 4096;
    private static final int SLOTS_PER_SEGMENT = 1024;

    private final FileChannel channel;
    private final int slotBytes;
    private final MappedByteBuffer header;
    private final List<MappedByteBuffer> segments = new ArrayList<>();

    SlotFile(Path file, int slotBytes) throws IOException {
        this.slotBytes = slotBytes;
        this.channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (channel.size() < HEADER_BYTES) {
            appendZeros(HEADER_BYTES - (int) channel.size());
        }
        this.header = channel.map(MapMode.READ_WRITE, 0, HEADER_BYTES);
        int whole = (int) ((channel.size() - HEADER_BYTES) / segmentBytes());
        for (int i = 0; i < whole; i++) {
            mapSegment(i);
        }
    }

    /** The header, to be read and written by absolute positions. */
    ByteBuffer header() {
        return header;
    }

    /** How many slots can be used without growing. */
    int capacity() {
        return segments.size() * SLOTS_PER_SEGMENT;
    }

    /** Makes room for at least this many slots. */
    void ensureCapacity(int slots) throws IOException {
        while (capacity() < slots) {
            long end = HEADER_BYTES + (long) segments.size() * segmentBytes();
            appendZeros((int) (end + segmentBytes() - channel.size()));
            mapSegment(segments.size());
        }
    }

    /** A view of one slot; changes go to the file. */
    ByteBuffer slot(int index) {
        return segments.get(index / SLOTS_PER_SEGMENT).slice((index % SLOTS_PER_SEGMENT) * slotBytes, slotBytes);
    }

    private void mapSegment(int index) throws IOException {
        segments.add(channel.map(MapMode.READ_WRITE, HEADER_BYTES + (long) index * segmentBytes(), segmentBytes()));
    }

    private int segmentBytes() {
        return Math.multiplyExact(slotBytes, SLOTS_PER_SEGMENT);
    }

    private void appendZeros(int bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(bytes);
        long position = channel.size();
        while (zeros.hasRemaining()) {
            position += channel.write(zeros, position);
        }
    }

    @Override
    public void close() throws IOException {
        segments.clear();
        channel.close();
    }
}
