package io.agestream.predict.scoring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A batch that the workers score. Its rows belong to the workers until it is done, then to whoever awaits them. */
public final class PendingScores {

    private final float[][] rows;
    private final CompletableFuture<Void> done;

    PendingScores(float[][] rows, CompletableFuture<Void> done) {
        this.rows = rows;
        this.done = done;
    }

    public boolean isDone() {
        return done.isDone();
    }

    /**
     * Waits for the last shard.
     *
     * @return one row of probabilities per tensor, in the order of the batch
     * @throws IllegalStateException if a worker failed
     */
    public List<float[]> await() {
        try {
            done.join();
            return List.of(rows);
        } catch (CompletionException e) {
            throw new IllegalStateException("A batch could not be scored: " + e.getCause(), e.getCause());
        }
    }
}
