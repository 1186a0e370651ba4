package io.agestream.predict.scoring;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.predict.loading.ModelLease;
import io.agestream.predict.loading.SpeedTrial;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One thread per worker, each scoring on one core. A batch is cut into shards of about equal size, which the workers take
 * from a common counter, so that none waits while another has work left.
 *
 * <p>Batches may be started by any thread and are scored in the order in which they were started. Worker {@code i} alone
 * uses scorer {@code i} of a model and its own input buffer.
 */
public final class ScoringWorkers implements SpeedTrial, AutoCloseable {

    private final List<Worker> workers;
    private final int shardSize;
    private final ScoringMetrics metrics;

    /**
     * @param threads   number of workers, usually that of the cores
     * @param shardSize most tensors in one forward pass
     */
    public ScoringWorkers(TensorSpecification tensor, int threads, int shardSize, ScoringMetrics metrics) {
        this.workers = IntStream.range(0, threads)
                .mapToObj(i -> new Worker(i, tensor.bytes(), shardSize))
                .toList();
        this.shardSize = shardSize;
        this.metrics = metrics;
    }

    /**
     * Starts to score a batch and returns at once.
     *
     * @param lease   of the model that scores the whole batch; closed when the batch is done, whether it is awaited or not
     * @param tensors none or more, each of the size that the specification gives
     */
    public PendingScores start(ModelLease lease, List<byte[]> tensors) {
        long start = System.nanoTime();
        float[][] rows = new float[tensors.size()][];
        Shards shards = new Shards(tensors.size(), workers.size(), shardSize);
        AtomicInteger next = new AtomicInteger();
        CompletableFuture<?>[] parts = workers.stream()
                .limit(shards.count())
                .map(worker -> worker.run(() -> {
                    for (int i = next.getAndIncrement(); i < shards.count(); i = next.getAndIncrement()) {
                        worker.score(lease, tensors, shards.from(i), shards.from(i + 1), rows);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> done = CompletableFuture.allOf(parts).whenComplete((nothing, failure) -> {
            lease.close();
            metrics.batchScored(tensors.size(), Duration.ofNanos(System.nanoTime() - start));
        });
        return new PendingScores(rows, done);
    }

    /** A full shard of blank tensors on every worker at once. */
    @Override
    public double tensorsPerSecond(ModelLease model) {
        List<byte[]> shard = Collections.nCopies(shardSize, new byte[workers.get(0).tensorBytes]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return workers.stream()
                .map(worker -> worker.call(() -> {
                    long start = threads.getCurrentThreadCpuTime();
                    worker.score(model, shard, 0, shardSize, new float[shardSize][]);
                    return shardSize * 1e9 / (threads.getCurrentThreadCpuTime() - start);
                }))
                .toList()
                .stream()
                .mapToDouble(CompletableFuture::join)
                .sum();
    }

    /** Waits for what has been started, then ends the threads. */
    @Override
    public void close() {
        workers.forEach(worker -> worker.executor.shutdown());
        try {
            for (Worker worker : workers) {
                // A batch takes seconds at most; a thread that hangs longer is the process' end to deal with.
                if (!worker.executor.awaitTermination(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("A scoring worker does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Worker {

        private final int index;
        private final int tensorBytes;
        private final ByteBuffer input;
        private final ExecutorService executor;

        Worker(int index, int tensorBytes, int shardSize) {
            this.index = index;
            this.tensorBytes = tensorBytes;
            this.input = ByteBuffer.allocateDirect(tensorBytes * shardSize);
            this.executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "agestream-scoring-" + index));
        }

        CompletableFuture<Void> run(Runnable task) {
            return CompletableFuture.runAsync(task, executor);
        }

        <T> CompletableFuture<T> call(Supplier<T> task) {
            return CompletableFuture.supplyAsync(task, executor);
        }

        void score(ModelLease lease, List<byte[]> tensors, int from, int to, float[][] rows) {
            input.clear();
            for (int i = from; i < to; i++) {
                input.put(tensors.get(i));
            }
            float[][] scored = lease.score(index, input.flip(), to - from);
            System.arraycopy(scored, 0, rows, from, scored.length);
        }
    }
}
