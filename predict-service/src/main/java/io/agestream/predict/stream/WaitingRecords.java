package io.agestream.predict.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What polls have returned since the last batch was started, to be scored as one. Owned by the loop's thread. */
final class WaitingRecords {

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>();

    /** @param polled one or more: the offsets behind none would be committed who knows when */
    void add(ConsumerRecords<byte[], byte[]> polled) {
        polled.forEach(records::add);
        nextOffsets.putAll(polled.nextOffsets());
    }

    int count() {
        return records.size();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** In the order of each partition. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }

    /** Where each partition goes on behind these records. */
    Map<TopicPartition, OffsetAndMetadata> nextOffsets() {
        return Map.copyOf(nextOffsets);
    }

    void clear() {
        records.clear();
        nextOffsets.clear();
    }
}
