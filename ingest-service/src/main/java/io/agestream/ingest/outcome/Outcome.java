package io.agestream.ingest.outcome;

import java.util.Optional;

/** What became of one record of the images topic. */
public sealed interface Outcome {

    /**
     * @param id     of the image
     * @param tensor 16,384 bytes as {@code TensorSpecification.GRAY_128} says; not to be changed
     * @param age    the label as decimal text without superfluous zeros, empty if the record has none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on to a Kafka record, never compared
    record Accepted(String id, byte[] tensor, Optional<String> age) implements Outcome {}

    /**
     * @param reason    a sentence for whoever sent the record
     * @param exception class name of what was thrown, if anything was
     */
    record Rejected(Fault fault, String reason, Optional<String> exception) implements Outcome {}
}
