package io.agestream.predict.stream;

import io.agestream.contract.deadletter.DeadLetter;
import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.record.AgeLabel;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.record.ImageId;
import io.agestream.contract.topic.Topics;
import io.agestream.predict.scoring.Fault;
import io.agestream.predict.scoring.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What of a tensor's record goes into its prediction or its dead letter. */
final class RecordMapping {

    private static final String STAGE = "score";
    /** An id stands twice in a prediction's record, which has to stay under a topic's default size limit. */
    private static final int MAX_ID_BYTES = 4096;

    private final Topics topics;

    RecordMapping(Topics topics) {
        this.topics = topics;
    }

    /** The id of the image; empty if the key is no text, or too long. */
    Optional<String> id(ConsumerRecord<byte[], byte[]> tensor) {
        if (tensor.key() != null && tensor.key().length > MAX_ID_BYTES) {
            return Optional.empty();
        }
        return ImageId.of(tensor.key(), tensor.headers(), tensor.topic(), tensor.partition(), tensor.offset());
    }

    /** When the image was produced: as ingest noted it, or else the record's own time. */
    Instant imageTime(ConsumerRecord<byte[], byte[]> tensor) {
        return HeaderText.get(tensor.headers(), HeaderNames.IMAGE_TIME)
                .flatMap(RecordMapping::instant)
                .orElseGet(() -> Instant.ofEpochMilli(tensor.timestamp()));
    }

    /** The age that the image came with, in years. */
    OptionalDouble age(ConsumerRecord<byte[], byte[]> tensor) {
        return AgeLabel.of(tensor.headers()) instanceof AgeLabel.Years age
                ? OptionalDouble.of(age.years())
                : OptionalDouble.empty();
    }

    /** The tensor's key, or the id if it has none, the user's headers, the tensor's time and the model's version. */
    ProducerRecord<byte[], byte[]> prediction(ConsumerRecord<byte[], byte[]> tensor, Prediction prediction) {
        RecordHeaders headers = new RecordHeaders(tensor.headers());
        HeaderNames.ADDED.forEach(headers::remove);
        HeaderText.set(headers, HeaderNames.TENSOR_TIME, Long.toString(tensor.timestamp()));
        HeaderText.set(headers, HeaderNames.MODEL_VERSION, prediction.model().version());
        byte[] key = tensor.key() == null ? prediction.id().getBytes(StandardCharsets.UTF_8) : tensor.key();
        return new ProducerRecord<>(topics.predictions(), null, key, prediction.toJson(), headers);
    }

    /** The record as it came, and why it is not scored. */
    ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> tensor, Refusal refusal) {
        DeadLetter letter = new DeadLetter(
                STAGE,
                refusal.reason(),
                Optional.empty(),
                new DeadLetter.Origin(tensor.topic(), tensor.partition(), tensor.offset()));
        return new ProducerRecord<>(
                topics.deadLetters(), null, tensor.key(), tensor.value(), letter.headers(tensor.headers()));
    }

    Refusal unusableId() {
        return new Refusal(
                Fault.UNUSABLE_KEY,
                "The record's key is not an id: it must be UTF-8 text of at most " + MAX_ID_BYTES + " bytes.");
    }

    private static Optional<Instant> instant(String millis) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
        } catch (NumberFormatException e) {
            return Optional.empty(); // somebody else's header of this name
        }
    }
}
