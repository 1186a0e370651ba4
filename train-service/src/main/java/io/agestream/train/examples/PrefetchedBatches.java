package io.agestream.train.examples;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The batches of a fold in a given order. While one is in use a thread reads the next, so that an example whose page the
 * system has dropped delays nobody. A batch is valid until the one after it is asked for. For one thread, which closes it.
 */
public final class PrefetchedBatches implements AutoCloseable {

    private final BatchReader reader;
    private final BatchBuffers buffers;
    private final int[] order;
    private final BatchChange change;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "agestream-prefetch"));
    private int from;
    private int turn;
    private CompletableFuture<Batch> next;

    PrefetchedBatches(FoldReader fold, int[] order, BatchChange change) {
        this.reader = new BatchReader(fold);
        this.buffers = fold.buffers();
        this.order = order;
        this.change = change;
        this.next = prefetch();
    }

    /** The next batch, which may be smaller than others or empty where examples have been erased; empty at the end. */
    public Optional<Batch> next() {
        if (from >= order.length) {
            return Optional.empty();
        }
        Batch batch = await(next);
        from += buffers.batchSize();
        next = prefetch();
        return Optional.of(batch);
    }

    private CompletableFuture<Batch> prefetch() {
        ByteBuffer into = buffers.get(turn++);
        int begin = from;
        return begin >= order.length
                ? CompletableFuture.completedFuture(Batch.EMPTY)
                : CompletableFuture.supplyAsync(() -> change.apply(reader.read(order, begin, into), begin), thread);
    }

    private static Batch await(CompletableFuture<Batch> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for the batch that is being read: the store may be closed afterwards. */
    @Override
    public void close() {
        next.exceptionally(failure -> Batch.EMPTY).join();
        thread.shutdown();
    }
}
