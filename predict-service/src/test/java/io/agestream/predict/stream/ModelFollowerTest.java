package io.agestream.predict.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.checkpoint.AliasTarget;
import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.contract.json.Json;
import io.agestream.predict.loading.FedCatalog;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelFollowerTest {

    private static final TopicPartition MODELS = new TopicPartition("age.models", 0);
    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);

    private final AskedConsumer consumer = new AskedConsumer();
    private final FedCatalog fed = new FedCatalog("latest");
    private final ModelFollower follower =
            new ModelFollower(() -> new ModelsLog(consumer, MODELS.topic()), fed.catalog);
    private long offset;

    @BeforeEach
    void emptyTopic() {
        consumer.updateBeginningOffsets(Map.of(MODELS, 0L));
        consumer.updateEndOffsets(Map.of(MODELS, 0L));
    }

    @AfterEach
    void close() {
        fed.close();
    }

    @Test
    void shouldLoadOnlyTheNewestAndAskNothingThatWaitsWhenVersionsCome() {
        // Given
        consumer.schedulePollTask(() -> publish("v1"));
        consumer.schedulePollTask(() -> publish("v2"));
        consumer.schedulePollTask(follower::stop);

        // When
        follower.run();

        // Then
        assertThat(fed.fetched).containsExactly("v2");
        assertThat(fed.liveVersion()).isEqualTo("v2");
        assertThat(consumer.askedForTheEnd).isEqualTo(1); // at the start
    }

    @Test
    void shouldRehearseOnlyWhenNothingHasComeForASecond() {
        // Given
        consumer.schedulePollTask(() -> publish("v1"));
        consumer.schedulePollTask(() -> {}); // behind v1
        idlePolls(5);
        consumer.schedulePollTask(() -> publish("v2"));
        consumer.schedulePollTask(() -> {}); // behind v2
        idlePolls(3);
        consumer.schedulePollTask(follower::stop); // the fourth

        // When
        follower.run();

        // Then
        assertThat(fed.fetched).containsExactly("v1", "v1", "v2");
    }

    private void idlePolls(int count) {
        for (int i = 0; i < count; i++) {
            consumer.schedulePollTask(() -> {});
        }
    }

    private void publish(String version) {
        append(
                new ModelKey.Manifest(version),
                TINY.manifest(version, TINY.blob()).toJson());
        append(ModelKey.LATEST, Json.write(new AliasTarget(version)));
    }

    private void append(ModelKey key, byte[] value) {
        consumer.addRecord(
                new ConsumerRecord<>(MODELS.topic(), 0, offset++, key.toString().getBytes(UTF_8), value));
    }

    private static final class AskedConsumer extends MockConsumer<byte[], byte[]> {

        private int askedForTheEnd;

        AskedConsumer() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            askedForTheEnd++;
            return super.endOffsets(partitions);
        }
    }
}
