package io.agestream.predict.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One second of the pipeline; null is what is not known of it.
 *
 * @param time        its beginning
 * @param images      sent in it
 * @param predictions written in it
 * @param deadLetters written in it
 * @param p50         median time from image to prediction, in milliseconds; null without a prediction
 * @param p99         99th percentile of the same
 * @param ingestLag   images that waited for ingest at its end
 * @param predictLag  tensors that waited for predict at its end
 */
public record Second(
        Instant time,
        @Nullable Long images,
        int predictions,
        int deadLetters,
        @Nullable Long p50,
        @Nullable Long p99,
        @Nullable Long ingestLag,
        @Nullable Long predictLag) {}
