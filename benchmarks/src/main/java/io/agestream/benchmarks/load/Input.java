package io.agestream.benchmarks.load;

/** What arrives. */
public enum Input {
    /** Encoded images, so that ingest and predict work. */
    IMAGES,
    /** Preprocessed ones, so that predict alone works. */
    TENSORS
}
