package io.agestream.contract.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The leaders of topics that have only just been created. The controller answers before they know. A producer that does not
 * wait for them may see its second batch accepted before its first, which then is out of sequence for ever.
 */
final class NewTopicLeaders {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;
    private final ClusterAnswers answers;

    NewTopicLeaders(Admin admin, ClusterAnswers answers) {
        this.admin = admin;
        this.answers = answers;
    }

    /**
     * Waits until they take records.
     *
     * @throws TopicsNotReadyException if they do not within the time of one request
     */
    void await(Collection<TopicSettings> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicSettings topic : topics) {
            IntStream.range(0, topic.partitions())
                    .forEach(p -> ends.put(new TopicPartition(topic.name(), p), OffsetSpec.latest()));
        }
        long deadline = System.nanoTime() + answers.timeout().toNanos();
        while (!know(ends, deadline)) {
            pause();
        }
    }

    /** Only leaders answer for the ends of partitions. The client waits for them, but not for brokers that do not know a topic. */
    private boolean know(Map<TopicPartition, OffsetSpec> ends, long deadline) {
        try {
            answers.await(admin.listOffsets(ends).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException && System.nanoTime() < deadline) {
                return false;
            }
            throw new TopicsNotReadyException("The new topics have no leaders yet: " + ClusterAnswers.reason(e) + ".");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw ClusterAnswers.interrupted();
        }
    }
}
