package io.agestream.ingest.api;

import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Writes images to their topic. Thread-safe; owns its producer. */
public final class ImageSender implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ImageSender.class);

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    ImageSender(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * @param client  properties of every Kafka client
     * @param timeout how long Kafka may take to acknowledge
     */
    public static ImageSender open(Map<String, Object> client, Topics topics, Duration timeout) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_IMAGE_RECORD_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        return new ImageSender(
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()), topics.images());
    }

    CompletionStage<IntakeResult> send(String id, byte[] image, Optional<String> age) {
        Headers headers = new RecordHeaders();
        age.ifPresent(years -> headers.add(HeaderNames.AGE, years.getBytes(StandardCharsets.UTF_8)));
        CompletableFuture<IntakeResult> result = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> entry =
                new ProducerRecord<>(topic, null, id.getBytes(StandardCharsets.UTF_8), image, headers);
        try {
            producer.send(
                    entry,
                    (metadata, failure) ->
                            result.complete(failure == null ? new IntakeResult.Taken(id) : unavailable(failure)));
        } catch (KafkaException e) {
            result.complete(unavailable(e));
        }
        return result;
    }

    private static IntakeResult unavailable(Exception failure) {
        LOG.warnf("An image sent over HTTP was not acknowledged: %s", failure.getMessage());
        return new IntakeResult.Refused(
                503, "Kafka has not acknowledged the image in time: it may or may not arrive, so send it again later");
    }

    /** For metrics only. */
    public Producer<?, ?> producer() {
        return producer;
    }

    @Override
    public void close() {
        producer.close();
    }
}
