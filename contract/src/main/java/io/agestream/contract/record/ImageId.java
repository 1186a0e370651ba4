package io.agestream.contract.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The id of an image: the key of its record in every topic, chosen by the user or made from where the record stands. */
public final class ImageId {

    private ImageId() {}

    /**
     * The id of a record: its key, else CloudEvents' id, else {@code topic-partition-offset}, which is as unique as the
     * record is and the same however often it is read.
     *
     * @param key the record's key; null or empty if it has none
     * @return empty if the key is no UTF-8 text
     */
    public static Optional<String> of(
            byte @Nullable [] key, Headers headers, String topic, int partition, long offset) {
        if (key != null && key.length > 0) {
            return decode(key);
        }
        return Optional.of(HeaderText.get(headers, HeaderNames.CLOUD_EVENT_ID)
                .filter(id -> !id.isBlank())
                .orElse(topic + "-" + partition + "-" + offset));
    }

    private static Optional<String> decode(byte[] key) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
