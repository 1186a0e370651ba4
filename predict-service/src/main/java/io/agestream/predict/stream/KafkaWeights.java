package io.agestream.predict.stream;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.predict.loading.WeightsSource;
import java.nio.ByteBuffer;

/** Weights from this installation's checkpoints topic. */
public final class KafkaWeights implements WeightsSource {

    private final BlobReader reader;
    private final String topic;

    /** @param topic the checkpoints topic */
    public KafkaWeights(BlobReader reader, String topic) {
        this.reader = reader;
        this.topic = topic;
    }

    @Override
    public ByteBuffer fetch(String version, Blob blob) throws UnreadableBlobException {
        if (!blob.topic().equals(topic)) {
            throw new UnreadableBlobException(
                    "they are said to be in topic " + blob.topic() + ", but this service reads " + topic);
        }
        return reader.readShared(version, blob);
    }
}
