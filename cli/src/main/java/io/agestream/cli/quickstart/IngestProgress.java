package io.agestream.cli.quickstart;

import io.agestream.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many images ingest has done since this was opened, by the offsets that it commits with its results. */
final class IngestProgress implements AutoCloseable {

    private final Admin admin;
    private final Topics topics;
    private final long before;
    private long done;

    IngestProgress(Admin admin, Topics topics) throws InterruptedException {
        this.admin = admin;
        this.topics = topics;
        this.before = committed();
    }

    /** The last known number, if the broker does not answer at once. */
    long done() throws InterruptedException {
        done = Math.max(done, committed() - before);
        return done;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private long committed() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    new HashMap<>(admin.listConsumerGroupOffsets(topics.prefix() + "ingest")
                            .partitionsToOffsetAndMetadata()
                            .get(2, TimeUnit.SECONDS));
            return offsets.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topics.images()) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            return 0; // the group does not exist before ingest has started
        }
    }
}
