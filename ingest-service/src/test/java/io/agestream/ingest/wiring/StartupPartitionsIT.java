package io.agestream.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What memory is shared among, with topics that were created with other numbers than ours. */
class StartupPartitionsIT {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @ParameterizedTest
    @CsvSource({"3, 5, 5", "4, 2, 4"})
    void shouldCountThePartitionsOfImagesOrTensorsWhicheverAreMore(int ofImages, int ofTensors, int more) {
        try (DevBroker broker = DevBroker.start()) {
            // Given
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (TopicAdmin admin = TopicAdmin.connect(client, Duration.ofSeconds(30))) {
                admin.createMissing(withPartitions(TOPICS.images(), ofImages), Optional.empty());
                admin.createMissing(withPartitions(TOPICS.tensors(), ofTensors), Optional.empty());
                admin.createMissing(TOPICS.all(), Optional.empty());
            }

            // When
            int partitions = Startup.verify(client, TOPICS, Duration.ofSeconds(30));

            // Then
            assertThat(partitions).isEqualTo(more);
        }
    }

    private static List<TopicSettings> withPartitions(String topic, int partitions) {
        return TOPICS.settingsOf(topic).stream()
                .map(settings -> settings.withPartitions(partitions))
                .toList();
    }
}
