package io.agestream.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {

    @Test
    void shouldLeaveTheGroupOnCloseWhenTheInstanceHasNoName() {
        // When
        var properties = settings(Optional.empty()).toProperties();

        // Then
        assertThat(properties)
                .containsEntry("main.consumer.internal.leave.group.on.close", true)
                .doesNotContainKey("main.consumer.group.instance.id")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void shouldKeepItsPlaceInTheGroupWhenTheInstanceHasAName() {
        // When
        var properties = settings(Optional.of("a")).toProperties();

        // Then
        assertThat(properties)
                .containsEntry("main.consumer.group.instance.id", "age.ingest-a")
                .doesNotContainKey("main.consumer.internal.leave.group.on.close");
    }

    @Test
    void shouldFetchOnceInACommitIntervalAndLeaveCommitsToThePace() {
        // When
        var properties = settings(Optional.empty()).toProperties();

        // Then
        assertThat(properties)
                .containsEntry("main.consumer.fetch.max.wait.ms", 50)
                .containsEntry("receive.buffer.bytes", 1 << 20)
                .containsEntry("commit.interval.ms", 1000L)
                .containsEntry("producer.retry.backoff.ms", 2);
    }

    @Test
    void shouldCommitABacklogInLargerTransactions() {
        assertThat(settings(Optional.empty(), Duration.ofMillis(50)).backlogInterval())
                .isEqualTo(Duration.ofMillis(400));
        assertThat(settings(Optional.empty(), Duration.ofMillis(300)).backlogInterval())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void shouldNotExceedALongIntervalWhenTheTransactionWouldTimeOut() {
        // Given
        StreamsSettings settings = settings(Optional.empty(), Duration.ofSeconds(9));

        // Then
        assertThat(settings.backlogInterval()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.toProperties())
                .containsEntry("main.consumer.fetch.max.wait.ms", 500)
                .containsEntry("commit.interval.ms", 9000L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1048576", "6, 1048576", "12, 524288", "48, 131072", "1000, 131072"})
    void shouldShareMemoryAmongPartitions(int partitions, int bytes) {
        // When
        var properties =
                settings(Optional.empty(), partitions, Duration.ofMillis(50)).toProperties();

        // Then
        assertThat(properties)
                .containsEntry("main.consumer.max.partition.fetch.bytes", bytes)
                .containsEntry("producer.batch.size", bytes);
    }

    private static StreamsSettings settings(Optional<String> instance) {
        return settings(instance, Duration.ofMillis(50));
    }

    private static StreamsSettings settings(Optional<String> instance, Duration commitInterval) {
        return settings(instance, 6, commitInterval);
    }

    private static StreamsSettings settings(Optional<String> instance, int partitions, Duration commitInterval) {
        return new StreamsSettings(
                "age.ingest",
                Map.of("bootstrap.servers", "broker:9093", "security.protocol", "SASL_SSL"),
                instance,
                2,
                partitions,
                commitInterval,
                Path.of("state"));
    }
}
