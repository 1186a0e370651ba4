package io.agestream.benchmarks.learning;

import io.agestream.model.split.Fold;

/**
 * A labelled example.
 *
 * @param id     name of the file
 * @param tensor as ingest makes it
 * @param age    in years
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Face(String id, byte[] tensor, int age) {

    Fold fold() {
        return Fold.of(tensor);
    }
}
