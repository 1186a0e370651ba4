package io.agestream.benchmarks.peers;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.stream.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the tensors with predict's own clients and writes a record of a prediction's size for each, batch by batch in
 * transactions that commit the offsets, without scoring: what Kafka alone allows on one thread.
 */
final class PassThrough implements Peer {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Backlog backlog;
    private final Topics output;
    private final byte[] prediction;
    private final int batchSize;
    private int round;

    /**
     * Writes to other topics than the service, whose predictions are counted.
     *
     * @param prediction what is written for each tensor
     * @param batchSize  most records in a transaction
     */
    PassThrough(Backlog backlog, Topics output, byte[] prediction, int batchSize) {
        this.backlog = backlog;
        this.output = output;
        this.prediction = prediction;
        this.batchSize = batchSize;
    }

    @Override
    public String name() {
        return "Kafka pass-through";
    }

    @Override
    public double rate() {
        KafkaClients clients = new KafkaClients(backlog.client(), "pass-" + round++, Optional.empty(), batchSize);
        try (Consumer<byte[], byte[]> consumer = clients.tensorConsumer();
                Producer<byte[], byte[]> producer = clients.producer()) {
            producer.initTransactions();
            consumer.subscribe(List.of(backlog.topics().tensors()));
            Progress progress = new Progress(backlog.size());
            while (!progress.isDone()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    pass(records, consumer, producer);
                    progress.committed(records.count());
                }
            }
            return progress.rate();
        }
    }

    private void pass(
            ConsumerRecords<byte[], byte[]> records,
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> tensor : records) {
            producer.send(new ProducerRecord<>(output.predictions(), tensor.key(), prediction));
            next.put(
                    new TopicPartition(tensor.topic(), tensor.partition()), new OffsetAndMetadata(tensor.offset() + 1));
        }
        producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
        producer.commitTransaction();
    }
}
