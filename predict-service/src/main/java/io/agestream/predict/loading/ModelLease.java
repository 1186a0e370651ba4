package io.agestream.predict.loading;

import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.manifest.Manifest;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to score with one model until the lease is closed; as long as it is open the model's native memory stays.
 * May be handed from thread to thread and closed by any of them, more than once.
 */
public final class ModelLease implements AutoCloseable {

    private final LoadedModel model;
    private final AtomicBoolean open = new AtomicBoolean(true);

    ModelLease(LoadedModel model) {
        this.model = model;
    }

    public Manifest manifest() {
        return model.manifest();
    }

    /**
     * Scores tensors on the calling thread.
     *
     * @param worker  index of the calling worker: two threads never use the same one at a time
     * @param tensors UINT8, {@code n} of them one after the other, in a direct buffer from position 0
     * @return one row of probabilities per tensor, one per age group
     * @throws IllegalStateException if the lease is closed
     */
    public float[][] score(int worker, ByteBuffer tensors, int n) {
        checkOpen();
        return model.score(worker, tensors, n);
    }

    /**
     * Scores the golden batch on the calling thread with the first worker's scorer, which must not be in use: the model does
     * not serve yet.
     *
     * @return empty if the results are those of the manifest, or else what is wrong; the end of a sentence
     */
    public Optional<String> difference(GoldenBatch golden) {
        checkOpen();
        return model.difference(golden);
    }

    private void checkOpen() {
        if (!open.get()) {
            throw new IllegalStateException("This lease of " + manifest().version() + " is closed");
        }
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            model.release();
        }
    }
}
