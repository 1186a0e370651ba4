package io.agestream.benchmarks.peers;

import io.agestream.contract.tensor.TensorSpecification;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * An engine on tensors in memory, one thread per core, each copying shards into its buffer and scoring them, as predict's
 * workers do: the ceiling.
 */
final class InMemory implements Peer {

    private final String name;
    private final Supplier<Scoring> scorings;
    private final List<byte[]> tensors;
    private final Settings settings;

    /**
     * How it is measured.
     *
     * @param threads   each with a scoring of its own
     * @param shardSize tensors in a pass
     * @param duration  of a round
     */
    record Settings(int threads, int shardSize, Duration duration) {}

    /** @param scorings makes one for a thread, on that thread */
    InMemory(String name, Supplier<Scoring> scorings, List<byte[]> tensors, Settings settings) {
        this.name = name;
        this.scorings = scorings;
        this.tensors = tensors;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double rate() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        try {
            long start = System.nanoTime();
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < settings.threads(); i++) {
                parts.add(threads.submit(
                        () -> scoreUntil(start + settings.duration().toNanos())));
            }
            long scored = 0;
            for (Future<Long> part : parts) {
                scored += part.get();
            }
            return scored * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Scoring failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private long scoreUntil(long end) {
        int shard = settings.shardSize();
        ByteBuffer input = ByteBuffer.allocateDirect(shard * TensorSpecification.GRAY_128.bytes());
        long scored = 0;
        try (Scoring scoring = scorings.get()) {
            while (System.nanoTime() < end) {
                input.clear();
                for (int k = 0; k < shard; k++) {
                    input.put(tensors.get((int) ((scored + k) % tensors.size())));
                }
                scoring.score(input.flip(), shard);
                scored += shard;
            }
        }
        return scored;
    }
}
