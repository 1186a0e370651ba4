package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;

/** What is counted about loading. Called on the follower's thread. */
public interface LoadingMetrics {

    /** A model took over. */
    void swapped(Manifest live);

    /** A checkpoint was refused. */
    void refused();
}
