package io.agestream.ingest.topology;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When an image was produced: the record's own timestamp. A record without one is no reason to stop, as it is for Kafka
 * Streams by default; it counts as produced now.
 */
record ImageTimestamp(Clock clock) implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> image, long partitionTime) {
        return image.timestamp() >= 0 ? image.timestamp() : clock.millis();
    }
}
