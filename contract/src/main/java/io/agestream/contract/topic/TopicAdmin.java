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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics and checks them; the only place where either is done. */
public final class TopicAdmin implements AutoCloseable {

    private static final int MAX_REQUEST_MILLIS = 10_000;

    private final Admin admin;
    private final ClusterAnswers answers;

    /**
     * Takes over a client.
     *
     * @param admin   closed with this
     * @param timeout how long one request to the cluster may take
     */
    public TopicAdmin(Admin admin, Duration timeout) {
        this.admin = admin;
        this.answers = new ClusterAnswers(timeout);
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
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(topics.stream()
                        .map(t -> new NewTopic(t.name(), Optional.of(t.partitions()), replicationFactor)
                                .configs(t.configs()))
                        .toList())
                .values();
        for (TopicSettings topic : topics) {
            KafkaFuture<Void> creation = creations.get(topic.name());
            if (creation != null && isCreated(topic.name(), creation)) {
                created.add(topic.name());
            }
        }
        new NewTopicLeaders(admin, answers)
                .await(topics.stream()
                        .filter(topic -> created.contains(topic.name()))
                        .toList());
        return created;
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
            return requireNonNull(answers.await(admin.describeCluster().clusterId()));
        } catch (ExecutionException e) {
            throw new TopicsNotReadyException("The cluster could not be described: " + ClusterAnswers.reason(e) + ".");
        }
    }

    /**
     * The id of a topic: another one after it was deleted and created anew.
     *
     * @throws TopicsNotReadyException if there is no such topic
     */
    public String topicId(String topic) {
        return existing(topic).topicId().toString();
    }

    /**
     * How many partitions a topic has.
     *
     * @throws TopicsNotReadyException if there is no such topic
     */
    public int partitions(String topic) {
        return existing(topic).partitions().size();
    }

    private TopicDescription existing(String topic) {
        return describe(topic).orElseThrow(() -> new TopicsNotReadyException("Topic " + topic + " does not exist."));
    }

    private boolean isCreated(String topic, KafkaFuture<Void> creation) {
        try {
            answers.await(creation);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new TopicsNotReadyException(
                    "Topic " + topic + " could not be created: " + ClusterAnswers.reason(e) + ".");
        }
    }

    private Optional<TopicDescription> describe(String topic) {
        try {
            return Optional.ofNullable(requireNonNull(
                            answers.await(admin.describeTopics(List.of(topic)).allTopicNames()))
                    .get(topic));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new TopicsNotReadyException(
                    "Topic " + topic + " could not be read: " + ClusterAnswers.reason(e) + ".");
        }
    }

    private Config configOf(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Map<ConfigResource, Config> configs = requireNonNull(
                    answers.await(admin.describeConfigs(List.of(resource)).all()));
            return configs.getOrDefault(resource, new Config(List.of()));
        } catch (ExecutionException e) {
            throw new TopicsNotReadyException("The settings of topic " + topic + " could not be read: "
                    + ClusterAnswers.reason(e) + "; the user of this service needs DescribeConfigs on it.");
        }
    }
}
