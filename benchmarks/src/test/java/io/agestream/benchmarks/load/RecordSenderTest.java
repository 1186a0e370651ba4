package io.agestream.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordSenderTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void shouldSayWhatKafkaDidNotTakeWhenAllHaveBeenSent() {
        // Given
        try (RecordSender sender = new RecordSender(producer)) {
            sender.send(record());
            sender.send(record());
            sender.send(record());
            producer.completeNext();
            producer.errorNext(new RecordTooLargeException("too large"));

            // When // Then
            assertThatThrownBy(sender::flush)
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessage("Kafka did not take what was sent: too large");
        }
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void shouldSayNothingWhenAllHaveArrived() {
        // Given
        try (RecordSender sender = new RecordSender(producer)) {
            sender.send(record());

            // When
            sender.flush();

            // Then
            assertThat(producer.history()).hasSize(1);
        }
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("t", new byte[1]);
    }
}
