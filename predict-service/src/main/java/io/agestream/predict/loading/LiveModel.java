package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.ServingState.NoModel;
import io.agestream.predict.loading.ServingState.Serving;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The model that scores now. One thread replaces it (the follower), any number take leases; a lease taken before a swap
 * goes on with the old model, one taken after it gets the new one, and the old network is closed with its last lease.
 */
public final class LiveModel implements AutoCloseable {

    private final AtomicReference<ServingState> state = new AtomicReference<>(new NoModel());
    private final Clock clock;

    public LiveModel(Clock clock) {
        this.clock = clock;
    }

    public boolean isServing() {
        return state.get() instanceof Serving;
    }

    /** A lease of the live model; empty before the first one and after the end. */
    public Optional<ModelLease> lease() {
        // If the model is swapped between the look at the state and the acquisition it may be gone: look again.
        while (state.get() instanceof Serving serving) {
            if (serving.model().acquire()) {
                return Optional.of(new ModelLease(serving.model()));
            }
        }
        return Optional.empty();
    }

    /** Lets this model score from now on and gives up the one before; after the end it is given up at once. */
    void serve(LoadedModel next) {
        ServingState before = state.getAndUpdate(now -> successor(now, next));
        if (before instanceof Serving serving) {
            serving.model().release();
        } else if (before instanceof ServingState.Stopped) {
            next.release();
        }
    }

    /** The live version and since when; empty if there is none. */
    Optional<Live> live() {
        return state.get() instanceof Serving serving
                ? Optional.of(
                        new Live(serving.model().manifest(), serving.model().engine(), serving.since()))
                : Optional.empty();
    }

    record Live(Manifest manifest, String engine, java.time.Instant since) {}

    private ServingState successor(ServingState now, LoadedModel next) {
        if (now instanceof NoModel none) {
            return none.serve(next, clock.instant());
        } else if (now instanceof Serving serving) {
            return serving.serve(next, clock.instant());
        }
        return now;
    }

    /** No leases any more; the network is closed with the last open one. */
    @Override
    public void close() {
        ServingState before = state.getAndSet(new ServingState.Stopped());
        if (before instanceof Serving serving) {
            serving.model().release();
        }
    }
}
