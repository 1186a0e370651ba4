package io.agestream.predict.watching;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.console.Load;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the broker how much waits. Owns its client. */
final class LoadMeter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final Admin admin;

    private final Topics topics;
    private final String ingestGroup;
    private final String predictGroup;
    private List<TopicPartition> partitions = List.of();

    /**
     * @param ingestGroup  consumer group that reads images
     * @param predictGroup consumer group that reads tensors
     */
    LoadMeter(Admin admin, Topics topics, String ingestGroup, String predictGroup) {
        this.admin = admin;
        this.topics = topics;
        this.ingestGroup = ingestGroup;
        this.predictGroup = predictGroup;
    }

    /** As it is now; {@link Load#UNKNOWN} if the broker does not answer within a second. */
    Load measure() throws InterruptedException {
        try {
            return ask();
        } catch (ExecutionException | TimeoutException e) {
            return Load.UNKNOWN; // the page shows that it is not known
        }
    }

    private Load ask() throws InterruptedException, ExecutionException, TimeoutException {
        if (partitions.isEmpty()) {
            partitions = admin
                    .describeTopics(List.of(topics.images(), topics.tensors()))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .flatMap(LoadMeter::partitions)
                    .toList();
        }
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(latest).all();
        var committed = admin.listConsumerGroupOffsets(Map.of(
                        ingestGroup, new ListConsumerGroupOffsetsSpec(),
                        predictGroup, new ListConsumerGroupOffsetsSpec()))
                .all();
        return load(
                ends.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
                committed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition()));
    }

    private Load load(
            Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {
        Map<TopicPartition, OffsetAndMetadata> ingested = committed.getOrDefault(ingestGroup, Map.of());
        Map<TopicPartition, OffsetAndMetadata> scored = committed.getOrDefault(predictGroup, Map.of());
        long images = 0;
        long ingestLag = 0;
        long predictLag = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry : ends.entrySet()) {
            TopicPartition partition = entry.getKey();
            long end = entry.getValue().offset();
            if (partition.topic().equals(topics.images())) {
                images += end;
                ingestLag += behind(ingested.get(partition), end);
            } else {
                // The end of the last transaction has an offset, too, which nobody commits.
                predictLag += Math.max(0, behind(scored.get(partition), end) - 1);
            }
        }
        return new Load(images, ingestLag, predictLag);
    }

    /** All of it, if the group has not committed anything there yet. */
    private static long behind(@Nullable OffsetAndMetadata committed, long end) {
        return committed == null ? end : Math.max(0, end - committed.offset());
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }
}
