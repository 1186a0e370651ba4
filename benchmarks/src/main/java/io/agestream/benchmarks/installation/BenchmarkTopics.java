package io.agestream.benchmarks.installation;

import static java.util.Objects.requireNonNull;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The topics as every installation has them, but that the broker stamps what comes out. */
public final class BenchmarkTopics {

    /** How long Kafka may take to answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String LOG_APPEND_TIME = "LogAppendTime";

    private BenchmarkTopics() {}

    /**
     * Creates those that are missing; predictions and dead letters with the time at which the broker appends them, and
     * checkpoints so that a thousand versions do not fill the disk.
     *
     * @param partitions of the topics that scale with the number of images
     */
    public static void create(Map<String, Object> client, Topics topics, int partitions) {
        try (TopicAdmin admin = TopicAdmin.connect(client, TIMEOUT)) {
            admin.createMissing(
                    topics.all().stream()
                            .map(topic -> settings(topics, topic, partitions))
                            .toList(),
                    Optional.empty());
        }
    }

    static TopicSettings settings(Topics topics, TopicSettings topic, int partitions) {
        String name = topic.name();
        if (name.equals(topics.predictions()) || name.equals(topics.deadLetters())) {
            return with(topic.withPartitions(partitions), TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, LOG_APPEND_TIME);
        }
        if (name.equals(topics.checkpoints())) {
            return with(
                    with(topic, TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1"),
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    "1000");
        }
        return topic.withPartitions(partitions);
    }

    /** Whether the predictions' timestamps are the broker's; else they are those of predict's producer. */
    public static boolean areStampedByBroker(Map<String, Object> client, Topics topics) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topics.predictions());
        try (Admin admin = Admin.create(client)) {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(List.of(resource)).all().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return LOG_APPEND_TIME.equals(
                    requireNonNull(requireNonNull(configs.get(resource)).get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
                            .value());
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailedException(
                    "The settings of topic " + topics.predictions()
                            + " could not be read: is the broker running, and were the topics created?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted while waiting for Kafka.", e);
        }
    }

    private static TopicSettings with(TopicSettings topic, String key, String value) {
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(key, value);
        return new TopicSettings(topic.name(), topic.partitions(), configs);
    }
}
