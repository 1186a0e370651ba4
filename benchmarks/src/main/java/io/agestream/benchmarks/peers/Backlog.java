package io.agestream.benchmarks.peers;

import io.agestream.benchmarks.load.Arrivals;
import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.load.RecordSender;
import io.agestream.contract.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tensors that wait in their topic, to be read once in each round by a new group.
 *
 * @param size number of them
 */
record Backlog(String bootstrapServers, Topics topics, int size) {

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    /** Writes them; the topic exists. */
    void write() {
        // One request at a time, since the topic has only just been created.
        try (RecordSender sender = new RecordSender(new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer()))) {
            Arrivals arrivals = new Arrivals(Input.TENSORS, topics);
            for (int i = 0; i < size; i++) {
                sender.send(arrivals.record("peers", i, 0));
            }
            sender.flush();
        }
    }
}
