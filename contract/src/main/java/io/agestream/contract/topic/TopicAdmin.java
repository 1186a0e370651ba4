package io.agestream.contract.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Creates the topics and checks them; the only place where either is done. */
public final class TopicAdmin implements AutoCloseable {

    private static final int MAX_REQUEST_MILLIS = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;
    private final Duration timeout;

    /**
     * Takes over a client.
     *
     * @param admin   closed with this
     * @param timeout how long one request to the cluster may take
     */
    public TopicAdmin(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * Makes a client that waits for a broker that is only just starting.
     *
     * @param client  Kafka's client properties
     * @param timeout how long one request to the cluster may take, waiting for the broker included
     * @throws TopicsNotReadyException if the address is none
     */
    public static TopicAdmin connect(Map<String, Object> client, Duration timeout) {
        Map<String, Object> config = new HashMap<>(client);
        int millis = Math.toIntExact(timeout.toMillis());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, MAX_REQUEST_MILLIS));
        try {
            return new TopicAdmin(Admin.create(config), timeout);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TopicsNotReadyException("The Kafka settings cannot be used: " + cause.getMessage() + ".");
        }
    }

    /** Ends at once, also while the broker does not answer. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /**
     * Creates those of the topics that are missing and waits until their leaders take records; existing ones are left as
     * they are.
     *
     * @param replicationFactor copies of each partition; empty takes the broker's default
     * @return the names of the topics that were created
     * @throws TopicsNotReadyException if the cluster cannot be reached or refuses
     */
    public List<String> createMissing(Collection<TopicSettings> topics, Optional<Short> replicationFactor) {
        List<String> created = new ArrayList<>();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(topics.stream()
                        .map(t -> new NewTopic(t.name(), Optional.of(t.partitions()), replicationFactor)
                                .configs(t.configs()))
                        .toList())
                .values();
        for (TopicSettings topic : topics) {
            KafkaFuture<Void> answer = answers.get(topic.name());
            if (answer != null && isCreated(topic.name(), answer)) {
                created.add(topic.name());
            }
        }
        awaitLeaders(
                topics.stream().filter(topic -> created.contains(topic.name())).toList());
        return created;
    }

    /**
     * The controller answers before the leaders know. A producer that does not wait for them may see its second batch
     * accepted before its first, which then is out of sequence for ever.
     */
    private void awaitLeaders(Collection<TopicSettings> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicSettings topic : topics) {
            IntStream.range(0, topic.partitions())
                    .forEach(p -> ends.put(new TopicPartition(topic.name(), p), OffsetSpec.latest()));
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!hasLeaders(ends, deadline)) {
            pause();
        }
    }

    /** Only leaders answer for the ends of partitions. The client waits for them, but not for brokers that do not know a topic. */
    private boolean hasLeaders(Map<TopicPartition, OffsetSpec> ends, long deadline) {
        try {
            await(admin.listOffsets(ends).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException && System.nanoTime() < deadline) {
                return false;
            }
            throw new TopicsNotReadyException("The new topics have no leaders yet: " + reason(e) + ".");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsNotReadyException("Interrupted while waiting for Kafka.");
        }
    }

    /**
     * Checks that the topics exist and are set up as their users need them.
     *
     * @throws TopicsNotReadyException with one sentence per problem, saying what to change
     */
    public void verify(Collection<TopicSettings> topics) {
        List<String> problems = new ArrayList<>();
        for (TopicSettings topic : topics) {
            Optional<TopicDescription> description = describe(topic.name());
            if (description.isEmpty()) {
                problems.add("Topic " + topic.name() + " does not exist: run `./agestream topics create`"
                        + " against this cluster, or create it with the settings in the README.");
            } else {
                problems.addAll(TopicCheck.problems(topic, description.get(), configOf(topic.name())));
            }
        }
        if (!problems.isEmpty()) {
            throw new TopicsNotReadyException(String.join(" ", problems));
        }
    }

    /**
     * The id of the cluster.
     *
     * @throws TopicsNotReadyException if it cannot be reached
     */
    public String clusterId() {
        try {
            return requireNonNull(await(admin.describeCluster().clusterId()));
        } catch (ExecutionException e) {
            throw new TopicsNotReadyException("The cluster could not be described: " + reason(e) + ".");
        }
    }

    /**
     * The id of a topic: another one after it was deleted and created anew.
     *
     * @throws TopicsNotReadyException if there is no such topic
     */
    public String topicId(String topic) {
        return describe(topic)
                .map(description -> description.topicId().toString())
                .orElseThrow(() -> new TopicsNotReadyException("Topic " + topic + " does not exist."));
    }

    private boolean isCreated(String topic, KafkaFuture<Void> answer) {
        try {
            await(answer);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new TopicsNotReadyException("Topic " + topic + " could not be created: " + reason(e) + ".");
        }
    }

    private Optional<TopicDescription> describe(String topic) {
        try {
            return Optional.ofNullable(
                    requireNonNull(await(admin.describeTopics(List.of(topic)).allTopicNames()))
                            .get(topic));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new TopicsNotReadyException("Topic " + topic + " could not be read: " + reason(e) + ".");
        }
    }

    private Config configOf(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Map<ConfigResource, Config> configs = requireNonNull(
                    await(admin.describeConfigs(List.of(resource)).all()));
            return configs.getOrDefault(resource, new Config(List.of()));
        } catch (ExecutionException e) {
            throw new TopicsNotReadyException("The settings of topic " + topic + " could not be read: " + reason(e)
                    + "; the user of this service needs DescribeConfigs on it.");
        }
    }

    private <T> @Nullable T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TopicsNotReadyException("Kafka did not answer within " + timeout.toSeconds()
                    + " s: is the broker running, and is bootstrap.servers its address?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsNotReadyException("Interrupted while waiting for Kafka.");
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? "Kafka did not answer; is the broker running, and is bootstrap.servers its address?"
                : String.valueOf(cause.getMessage());
    }
}
