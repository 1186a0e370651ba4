package io.agestream.ingest.preprocessing;

import java.util.Optional;

/** What became of an encoded image. */
public sealed interface Preprocessing {

    /** How long it took to get pixels, or to find that there are none. */
    long decodeNanoseconds();

    /** @param bytes gray levels 0 to 255, 128 × 128, row-major; not to be changed */
    @SuppressWarnings("ArrayRecordComponent") // handed on to a Kafka record, never compared
    record Tensor(byte[] bytes, long decodeNanoseconds) implements Preprocessing {}

    /**
     * @param reason    a sentence for whoever sent the image
     * @param exception class name of what OpenCV threw, if it threw
     */
    record Undecodable(String reason, Optional<String> exception, long decodeNanoseconds) implements Preprocessing {}
}
