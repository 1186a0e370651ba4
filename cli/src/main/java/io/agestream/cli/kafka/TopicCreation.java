package io.agestream.cli.kafka;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.TopicsNotReadyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Creates topics so that they can be used at once. */
public final class TopicCreation {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TopicCreation() {}

    /**
     * Creates those that are missing and checks all.
     *
     * @param replicationFactor copies of each partition; empty takes the cluster's default
     * @return the names of those that were created
     * @throws TopicsNotReadyException if the cluster cannot be reached or refuses, or a topic is not as it must be
     */
    public static List<String> create(
            KafkaConnection connection, List<TopicSettings> wanted, Optional<Short> replicationFactor) {
        try (TopicAdmin admin = connection.topicAdmin(PATIENCE)) {
            List<String> created = admin.createMissing(wanted, replicationFactor);
            admin.verify(wanted.stream()
                    .filter(topic -> !created.contains(topic.name()))
                    .toList());
            return created;
        }
    }
}
