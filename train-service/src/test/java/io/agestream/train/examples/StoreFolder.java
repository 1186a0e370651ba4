package io.agestream.train.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** A folder with the file of a store of small tensors, which can be opened, damaged and opened again. */
record StoreFolder(Path folder) {

    static final int TENSOR_BYTES = 256;
    static final StoreIdentity IDENTITY = new StoreIdentity("cluster", "topic", "spec", TENSOR_BYTES);
    static final Duration MAX_AGE = Duration.ofDays(6);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    Path file() {
        return folder.resolve("examples.store");
    }

    ExampleStore open() throws IOException {
        return reopen().store();
    }

    /** What there is, and why it is empty if it had to be rebuilt. */
    ExampleStore.Opened reopen() throws IOException {
        return ExampleStore.open(file(), IDENTITY, MAX_AGE, CLOCK);
    }

    /** One byte is another than was written. */
    void damage(long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {99}), position);
        }
    }

    static void put(ExampleStore store, String id, int seed, double age) throws IOException {
        store.put(bytes(id), tensor(seed), age, 0, seed);
    }

    static List<Double> ages(ExampleStore store) {
        return store.snapshot().entries().stream()
                .map(e -> e.description().age())
                .toList();
    }

    static byte[] tensor(ExampleStore store, Snapshot.Entry entry) {
        ByteBuffer buffer = ByteBuffer.allocate(TENSOR_BYTES);
        assertThat(store.read(entry.slot(), buffer)).isTrue();
        return buffer.array();
    }

    static byte[] tensor(int seed) {
        byte[] tensor = new byte[TENSOR_BYTES];
        new Random(seed).nextBytes(tensor);
        return tensor;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
