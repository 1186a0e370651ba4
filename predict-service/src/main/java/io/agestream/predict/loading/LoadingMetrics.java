package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;
import java.time.Duration;

/** What is counted about loading. Called on the follower's thread. */
public interface LoadingMetrics {

    /**
     * A model is ready, and takes over as soon as this returns.
     *
     * @param time from the decision to load it
     */
    void loaded(Manifest next, Duration time);

    /**
     * A model took over.
     *
     * @param engine name of what it computes with
     */
    void swapped(Manifest live, String engine);

    /**
     * A checkpoint was refused.
     *
     * @param time from the decision to load it
     */
    void refused(Duration time);
}
