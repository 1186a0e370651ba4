package io.agestream.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldCompactWhatIsStateAndDeleteWhatIsFlow() {
        // When
        Map<String, String> policies = Topics.withDefaultPrefix().all().stream()
                .collect(Collectors.toMap(TopicSettings::name, t -> t.configs().get("cleanup.policy")));

        // Then
        assertThat(policies)
                .containsOnly(
                        Map.entry("age.images", "delete"),
                        Map.entry("age.tensors", "delete"),
                        Map.entry("age.examples", "compact"),
                        Map.entry("age.checkpoints", "compact"),
                        Map.entry("age.models", "compact"),
                        Map.entry("age.predictions", "delete"),
                        Map.entry("age.labels", "compact"),
                        Map.entry("age.dead-letters", "delete"));
    }

    @Test
    void shouldKeepOnePartitionWhereOrderMattersWhenAskedForMore() {
        Map<String, Integer> partitions = Topics.withDefaultPrefix().all().stream()
                .map(t -> t.withPartitions(12))
                .collect(Collectors.toMap(TopicSettings::name, TopicSettings::partitions));

        assertThat(partitions).containsEntry("age.models", 1).containsEntry("age.images", 12);
    }

    @Test
    void shouldHoldAWholeImageRecordInADeadLetter() {
        assertThat(Topics.MAX_DEAD_LETTER_BYTES).isGreaterThan(Topics.MAX_IMAGE_RECORD_BYTES);
    }

    @Test
    void shouldSaySoWhenThePrefixIsNoTopicName() {
        assertThatThrownBy(() -> new Topics("my topics/")).hasMessageContaining("letters, digits");
    }
}
