package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;

/** What is counted about loading. Called on the follower's thread. */
public interface LoadingMetrics {

    /**
     * A model took over.
     *
     * @param engine name of what it computes with
     */
    void swapped(Manifest live, String engine);

    /** A checkpoint was refused. */
    void refused();
}
