package io.agestream.predict.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A member of a group of which the offsets are what the producers have committed; its log can be read again. */
final class ListenedConsumer extends MockConsumer<byte[], byte[]> {

    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final List<MockProducer<byte[], byte[]>> producers;

    @Nullable
    ConsumerRebalanceListener listener;

    ListenedConsumer(List<MockProducer<byte[], byte[]>> producers) {
        super("earliest");
        this.producers = producers;
    }

    void append(ConsumerRecord<byte[], byte[]> record) {
        log.add(record);
        addRecord(record);
    }

    @Override
    public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalances) {
        listener = rebalances;
        super.subscribe(topics, rebalances);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(java.util.Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = new java.util.HashMap<>();
        producers.forEach(producer -> producer.consumerGroupOffsetsHistory()
                .forEach(groups -> groups.values().forEach(committed::putAll)));
        committed.keySet().retainAll(partitions);
        return committed;
    }

    /** The mock forgets what it has returned; a log does not. */
    @Override
    public synchronized void seek(TopicPartition partition, OffsetAndMetadata offset) {
        super.seek(partition, offset);
        again(partition, offset.offset());
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
        super.seekToBeginning(partitions);
        partitions.forEach(partition -> again(partition, 0));
    }

    private void again(TopicPartition partition, long from) {
        log.stream()
                .filter(r -> r.partition() == partition.partition() && r.offset() >= from)
                .forEach(this::addRecord);
    }
}
