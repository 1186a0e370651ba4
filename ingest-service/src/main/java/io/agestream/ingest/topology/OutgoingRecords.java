package io.agestream.ingest.topology;

import io.agestream.contract.deadletter.DeadLetter;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.Topics;
import io.agestream.ingest.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The records that follow from one image record.
 *
 * @param image      the record
 * @param now        milliseconds since the epoch; the timestamp of everything that goes out. Were it the image's own, the
 *                   tensor of an image older than the tensors topic keeps its records would be deleted before it is read
 */
record OutgoingRecords(Record<byte[], byte[]> image, long now) {

    private static final byte[] SPEC = TensorSpecification.GRAY_128.hash().getBytes(StandardCharsets.UTF_8);

    Record<byte[], byte[]> tensor(Outcome.Accepted accepted) {
        Headers headers = new RecordHeaders(image.headers());
        HeaderNames.ADDED.forEach(headers::remove);
        headers.add(HeaderNames.SPEC, SPEC);
        HeaderText.set(headers, HeaderNames.IMAGE_TIME, Long.toString(image.timestamp()));
        return new Record<>(key(accepted), accepted.tensor(), now, headers);
    }

    /** Without the user's headers: the training set is kept for long and needs none of them. */
    Optional<Record<byte[], byte[]>> example(Outcome.Accepted accepted) {
        return accepted.age().map(age -> {
            Headers headers = new RecordHeaders().add(HeaderNames.SPEC, SPEC);
            HeaderText.set(headers, HeaderNames.AGE, age);
            return new Record<>(key(accepted), accepted.tensor(), now, headers);
        });
    }

    /** Empties the value of a record that no topic of ours could take, and says where it still stands. */
    @SuppressWarnings("NullAway") // Kafka's Record takes a null value, its annotations do not say so
    Record<byte[], byte[]> deadLetter(Outcome.Rejected rejected, DeadLetter.Origin origin) {
        byte[] key = image.key();
        byte[] value = image.value();
        String reason = rejected.reason();
        if (size(key) + size(value) > Topics.MAX_IMAGE_RECORD_BYTES) {
            value = null;
            reason += "; its bytes are too many to be kept here, they stand in " + origin.topic() + " at partition "
                    + origin.partition() + ", offset " + origin.offset();
        }
        DeadLetter letter = new DeadLetter(rejected.fault().stage().toString(), reason, rejected.exception(), origin);
        return new Record<>(key, value, now, letter.headers(image.headers()));
    }

    private static byte[] key(Outcome.Accepted accepted) {
        return accepted.id().getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway")
    private static long size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
