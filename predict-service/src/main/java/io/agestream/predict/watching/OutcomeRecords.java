package io.agestream.predict.watching;

import io.agestream.contract.deadletter.DeadLetter;
import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.record.ImageId;
import io.agestream.contract.topic.Topics;
import io.agestream.predict.console.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads outcomes from their records. Of dead letters the headers only: their bytes may be somebody's face. */
final class OutcomeRecords {

    private final Topics topics;

    OutcomeRecords(Topics topics) {
        this.topics = topics;
    }

    /** Empty if it is neither, whoever wrote it. */
    Optional<Outcome> outcome(ConsumerRecord<byte[], byte[]> written) {
        Instant time = Instant.ofEpochMilli(written.timestamp());
        return written.topic().equals(topics.predictions()) ? predicted(written, time) : refused(written, time);
    }

    private static Optional<Outcome> predicted(ConsumerRecord<byte[], byte[]> written, Instant time) {
        if (written.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Outcome.Predicted(Prediction.fromJson(written.value()), tensorTime(written), time));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant tensorTime(ConsumerRecord<byte[], byte[]> written) {
        try {
            return HeaderText.get(written.headers(), HeaderNames.TENSOR_TIME)
                    .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null; // somebody else's header of this name
        }
    }

    private static Optional<Outcome> refused(ConsumerRecord<byte[], byte[]> written, Instant time) {
        Optional<String> id =
                ImageId.of(written.key(), written.headers(), written.topic(), written.partition(), written.offset());
        return id.map(text -> new Outcome.Refused(
                text,
                HeaderText.get(written.headers(), DeadLetter.STAGE).orElse("unknown"),
                HeaderText.get(written.headers(), DeadLetter.REASON).orElse("no reason is given"),
                time));
    }
}
