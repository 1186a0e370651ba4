package io.agestream.predict.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class TensorLagTest {

    private static final TopicPartition ZERO = new TopicPartition("age.tensors", 0);
    private static final TopicPartition ONE = new TopicPartition("age.tensors", 1);

    private final MutableClock clock = MutableClock.of(Instant.EPOCH, ZoneOffset.UTC);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final TensorLag lag = new TensorLag(consumer, clock);

    @Test
    void shouldAddUpWhatStandsBehindThePositionOnceASecond() {
        // Given
        consumer.assign(List.of(ZERO, ONE));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.updateEndOffsets(Map.of(ZERO, 10L, ONE, 5L));
        consumer.seek(ZERO, 4);
        consumer.seek(ONE, 5);

        // When
        lag.renew();
        consumer.seek(ZERO, 9);
        clock.add(Duration.ofMillis(999));
        lag.renew();
        long withinTheSecond = lag.records();
        clock.add(Duration.ofMillis(1));
        lag.renew();

        // Then
        assertThat(withinTheSecond).isEqualTo(6);
        assertThat(lag.records()).isEqualTo(1);
    }

    @Test
    void shouldAskForTheEndsWhenPartitionsArePaused() {
        // Given
        consumer.assign(List.of(ZERO, ONE));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.updateEndOffsets(Map.of(ZERO, 10L, ONE, 5L));
        consumer.seek(ZERO, 4);
        consumer.seek(ONE, 5);
        consumer.pause(List.of(ZERO, ONE));

        // When
        lag.renew();

        // Then
        assertThat(lag.records()).isEqualTo(6);
    }
}
