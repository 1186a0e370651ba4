package io.agestream.contract.deadletter;

import io.agestream.contract.record.HeaderText;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Why a record is a dead letter. The dead letter itself keeps the record's key, bytes and headers; this is added to them.
 *
 * @param stage     what could not be done: {@code label}, {@code decode}, {@code score}, …
 * @param reason    a sentence for whoever sent the record
 * @param exception class name of what was thrown, if anything was
 * @param origin    where the record stands
 */
public record DeadLetter(String stage, String reason, Optional<String> exception, Origin origin) {

    public static final String STAGE = "dlq-stage";
    public static final String REASON = "dlq-reason";
    public static final String EXCEPTION = "dlq-exception";
    public static final String TOPIC = "dlq-topic";
    public static final String PARTITION = "dlq-partition";
    public static final String OFFSET = "dlq-offset";
    /** How often this record has ended here, from 1; counts on when a dead letter is sent again with its headers. */
    public static final String ATTEMPT = "dlq-attempt";

    /** A record's place in Kafka. */
    public record Origin(String topic, int partition, long offset) {}

    /** The headers of the dead letter: those of the record, and why it is one. */
    public Headers headers(Headers original) {
        RecordHeaders headers = new RecordHeaders(original);
        int attempt = HeaderText.get(original, ATTEMPT).map(DeadLetter::count).orElse(0) + 1;
        HeaderText.set(headers, STAGE, stage);
        HeaderText.set(headers, REASON, reason);
        headers.remove(EXCEPTION);
        exception.ifPresent(name -> HeaderText.set(headers, EXCEPTION, name));
        HeaderText.set(headers, TOPIC, origin.topic());
        HeaderText.set(headers, PARTITION, Integer.toString(origin.partition()));
        HeaderText.set(headers, OFFSET, Long.toString(origin.offset()));
        HeaderText.set(headers, ATTEMPT, Integer.toString(attempt));
        return headers;
    }

    private static int count(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 0; // somebody else's header of this name
        }
    }
}
