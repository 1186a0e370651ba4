package io.agestream.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldShowTheClientThatHasARoleAndNoneThatHadItBefore() {
        KafkaMeters meters = new KafkaMeters(registry);
        try (Producer<byte[], byte[]> first = producer("first");
                Producer<byte[], byte[]> second = producer("second")) {
            // Given
            meters.watch("output", first);
            assertThat(clients()).containsExactly("first");

            // When
            meters.watch("output", second);

            // Then
            assertThat(clients()).containsExactly("second");
            meters.close();
            assertThat(registry.getMeters()).isEmpty();
        }
    }

    /** Reaches no broker, and needs none. */
    private static Producer<byte[], byte[]> producer(String id) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:1", "client.id", id),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Set<String> clients() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("kafka.producer."))
                .map(id -> String.valueOf(id.getTag("client.id")))
                .collect(Collectors.toSet());
    }
}
