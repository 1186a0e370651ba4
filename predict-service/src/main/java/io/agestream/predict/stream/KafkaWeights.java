package io.agestream.predict.stream;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.predict.loading.DutyCycle;
import io.agestream.predict.loading.WeightsSource;
import java.nio.ByteBuffer;

/** Weights from this installation's checkpoints topic. */
public final class KafkaWeights implements WeightsSource {

    private final BlobReader reader;
    private final String topic;
    private final DutyCycle duty;

    /**
     * Fetches nothing yet.
     *
     * @param topic the checkpoints topic
     * @param duty  of the thread that fetches
     */
    public KafkaWeights(BlobReader reader, String topic, DutyCycle duty) {
        this.reader = reader;
        this.topic = topic;
        this.duty = duty;
    }

    @Override
    public ByteBuffer fetch(String version, Blob blob) throws UnreadableBlobException {
        if (!blob.topic().equals(topic)) {
            throw new UnreadableBlobException(
                    "they are said to be in topic " + blob.topic() + ", but this service reads " + topic);
        }
        duty.begin();
        return reader.readShared(version, blob, duty::rest);
    }
}
