package io.agestream.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicAdminTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @Test
    void shouldWaitUntilTheBrokersKnowTheTopicWhenItHasOnlyJustBeenCreated() {
        // Given
        Cluster cluster = new Cluster(new UnknownTopicOrPartitionException("not yet"), null);

        // When
        List<String> created;
        try (TopicAdmin admin = new TopicAdmin(cluster.admin(), Duration.ofSeconds(10))) {
            created = admin.createMissing(TOPICS.settingsOf(TOPICS.images()), Optional.empty());
        }

        // Then
        assertThat(created).containsExactly(TOPICS.images());
        assertThat(cluster.answers).isEmpty();
    }

    @Test
    void shouldSayWhatIsMissingWhenTheLeadersDoNotComeInTime() {
        // Given
        Cluster cluster = new Cluster(new UnknownTopicOrPartitionException("no metadata"));

        // Then
        try (TopicAdmin admin = new TopicAdmin(cluster.admin(), Duration.ZERO)) {
            assertThatThrownBy(() -> admin.createMissing(TOPICS.settingsOf(TOPICS.images()), Optional.empty()))
                    .isInstanceOf(TopicsNotReadyException.class)
                    .hasMessage("The new topics have no leaders yet: no metadata.");
        }
    }

    /** Creates every topic, and answers for its leaders with these failures in turn; null is none. */
    private static final class Cluster {

        private final Deque<Optional<RuntimeException>> answers = new ArrayDeque<>();

        Cluster(RuntimeException... failures) {
            for (RuntimeException failure : failures) {
                answers.add(Optional.ofNullable(failure));
            }
        }

        Admin admin() {
            return (Admin) Proxy.newProxyInstance(
                    Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                        return switch (method.getName()) {
                            case "createTopics" -> created((Collection<?>) arguments[0]);
                            case "listOffsets" -> offsets((Map<?, ?>) arguments[0]);
                            default -> null;
                        };
                    });
        }

        private static CreateTopicsResult created(Collection<?> topics) {
            Map<String, KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig>> futures = new HashMap<>();
            topics.forEach(topic -> futures.put(((NewTopic) topic).name(), KafkaFuture.completedFuture(null)));
            return new CreateTopicsResult(futures) {};
        }

        private ListOffsetsResult offsets(Map<?, ?> partitions) {
            Optional<RuntimeException> failure = answers.remove();
            Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> futures = new HashMap<>();
            partitions.keySet().forEach(partition -> {
                KafkaFutureImpl<ListOffsetsResultInfo> future = new KafkaFutureImpl<>();
                failure.ifPresentOrElse(future::completeExceptionally, () -> future.complete(null));
                futures.put((TopicPartition) partition, future);
            });
            return new ListOffsetsResult(futures);
        }
    }
}
