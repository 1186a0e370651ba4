package io.agestream.ingest.topology;

import io.agestream.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams is run.
 *
 * @param applicationId  name of the consumer group, too
 * @param client         properties of every Kafka client, such as {@code bootstrap.servers} and security
 * @param instanceId     keeps its partitions over a restart; no two running instances may share one
 * @param threads        stream threads, 1 or more
 * @param partitions     of the images or the tensors, whichever are more, 1 or more
 * @param commitInterval in which a thread that keeps up commits what it has done; on a backlog a transaction lasts {@linkplain
 *     #backlogInterval longer}
 * @param stateDirectory of this instance alone
 */
public record StreamsSettings(
        String applicationId,
        Map<String, Object> client,
        Optional<String> instanceId,
        int threads,
        int partitions,
        Duration commitInterval,
        Path stateDirectory) {

    private static final Duration LONGEST_GATHERING = Duration.ofMillis(500);
    private static final Duration LONGEST_OF_SEVERAL = Duration.ofMillis(500);
    private static final int MOST_INTERVALS = 8;
    private static final int LEAST_OWN_INTERVAL_MILLIS = 1000;
    private static final int BYTES_OF_ALL_PARTITIONS = 6 << 20;
    private static final int LEAST_BYTES_OF_A_PARTITION = 128 << 10;
    private static final int MOST_BYTES_OF_A_PARTITION = 1 << 20;

    public StreamsSettings {
        client = Map.copyOf(client);
    }

    /** What Kafka Streams is configured with; the comments say what is not obvious. */
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, Topics.RECEIVE_BUFFER_BYTES);
        properties.putAll(client);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // CommitPace comes first: the end of Kafka Streams' own interval may fall on the midst of what was fetched.
        long seldom = Math.max(LEAST_OWN_INTERVAL_MILLIS, commitInterval.toMillis());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, seldom);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        boundMemory(properties);
        gatherImages(properties);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_DEAD_LETTER_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 64L << 20);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "none");
        // A transaction that begins while the one before is being completed is asked to try again: at once, not after
        // 100 ms.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
        // With a fourth of it a tensor of a backlog on six partitions costs the broker 1.7 times as much.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), bytesOfAPartition());
        instanceId.ifPresentOrElse(
                id -> properties.put(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                        applicationId + "-" + id),
                // Otherwise whoever takes over waits for the session timeout, since Streams says no goodbye by default.
                () -> properties.put(StreamsConfig.mainConsumerPrefix("internal.leave.group.on.close"), true));
        return properties;
    }

    /** When the threads commit; for all of them. */
    CommitPace commitPace() {
        return new CommitPace(commitInterval.minus(gathering()), backlogInterval());
    }

    /**
     * How long a transaction of a thread lasts that has more to do than it can: it must not time out, and what a killed thread
     * has done in one is done again.
     */
    Duration backlogInterval() {
        Duration several = shorter(LONGEST_OF_SEVERAL, commitInterval.multipliedBy(MOST_INTERVALS));
        return several.compareTo(commitInterval) < 0 ? commitInterval : several;
    }

    /** An image has to wait for the next commit in any case, so the broker may gather them until then. */
    private Duration gathering() {
        return shorter(LONGEST_GATHERING, commitInterval);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void gatherImages(Properties properties) {
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), (int)
                gathering().toMillis());
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 256 << 10);
    }

    /**
     * What waits of one partition, as images fetched or as tensors to be sent. It is the less the more there are, so that twice
     * the partitions do not take twice the memory; but too little would make many small requests of a backlog.
     */
    private int bytesOfAPartition() {
        int share = BYTES_OF_ALL_PARTITIONS / partitions;
        return Math.max(LEAST_BYTES_OF_A_PARTITION, Math.min(MOST_BYTES_OF_A_PARTITION, share));
    }

    /**
     * A partition is paused once this many records of it wait, and one fetch brings its share or a single larger record.
     * So small images wait by the megabyte, and of images of 10 MiB a handful.
     */
    private void boundMemory(Properties properties) {
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 8);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), bytesOfAPartition());
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 16 << 20);
    }
}
