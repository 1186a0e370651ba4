package io.agestream.predict.loading;

import java.time.Instant;

/**
 * Which model scores.
 *
 * <pre>
 *              serve                stop
 *   NoModel ──────────► Serving ──────────► Stopped
 *      │                 │   ▲                 ▲
 *      │                 └───┘ serve           │
 *      └───────────────────────────────────────┘ stop
 * </pre>
 *
 * There is no way back to {@code NoModel}: a model serves until a better one is there or the service stops.
 */
sealed interface ServingState {

    /** Nothing has been loaded yet. */
    record NoModel() implements ServingState {
        Serving serve(LoadedModel model, Instant since) {
            return new Serving(model, since);
        }

        Stopped stop() {
            return new Stopped();
        }
    }

    /** @param since when this model took over */
    record Serving(LoadedModel model, Instant since) implements ServingState {
        Serving serve(LoadedModel next, Instant at) {
            return new Serving(next, at);
        }

        Stopped stop() {
            return new Stopped();
        }
    }

    /** The end. */
    record Stopped() implements ServingState {}
}
