package io.agestream.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The topics of one installation: a common prefix (by default {@value #DEFAULT_PREFIX}) and a fixed name behind it.
 *
 * @param prefix what every topic name starts with; may be empty
 */
public record Topics(String prefix) {

    public static final String DEFAULT_PREFIX = "age.";
    /** Partitions of every topic that scales with the number of images. */
    public static final int DEFAULT_PARTITIONS = 6;
    /** Largest record of the images topic in bytes: the default image limit of 10 MiB and room for headers. */
    public static final int MAX_IMAGE_RECORD_BYTES = 12 << 20;
    /** Largest dead letter in bytes: a whole image record and the headers that say why it is there. */
    public static final int MAX_DEAD_LETTER_BYTES = MAX_IMAGE_RECORD_BYTES + (1 << 20);
    /**
     * Of a consumer's socket, whose {@code receive.buffer.bytes} are 64 KiB otherwise. Packets on one machine have as much, so that a
     * larger fetch may be stuck until the system asks of its own accord, after 200 ms, whether there is room again.
     */
    public static final int RECEIVE_BUFFER_BYTES = 1 << 20;
    /** A tombstoned record is gone from a compacted log after at most about this long. */
    public static final Duration ERASURE = Duration.ofDays(1);
    /** A reader that was away for longer may miss that something was erased. */
    public static final Duration TOMBSTONES_KEPT = Duration.ofDays(7);

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");
    private static final int CHUNK_RECORD_BYTES = 1 << 20;

    public Topics {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The topic prefix \"" + prefix
                    + "\" has characters that Kafka does not allow; use letters, digits, '.', '_' and '-'.");
        }
    }

    public static Topics withDefaultPrefix() {
        return new Topics(DEFAULT_PREFIX);
    }

    /** id → the encoded image as it is. */
    public String images() {
        return prefix + "images";
    }

    /** id → the preprocessed image. */
    public String tensors() {
        return prefix + "tensors";
    }

    /** id → the preprocessed image of a labelled one; this log is the training set. */
    public String examples() {
        return prefix + "examples";
    }

    /** version/chunk → a part of a checkpoint. */
    public String checkpoints() {
        return prefix + "checkpoints";
    }

    /** manifest/version and alias/name → JSON. */
    public String models() {
        return prefix + "models";
    }

    /** id → JSON. */
    public String predictions() {
        return prefix + "predictions";
    }

    /** id → JSON: the true age that becomes known later. */
    public String labels() {
        return prefix + "labels";
    }

    /** The original key and bytes of what could not be processed. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /** Consumer group of ingest-service, and its application id. */
    public String ingestGroup() {
        return prefix + "ingest";
    }

    /** All topics with the settings they need. */
    public List<TopicSettings> all() {
        Map<String, String> compact = Map.of(
                "cleanup.policy",
                "compact",
                "max.compaction.lag.ms",
                millis(ERASURE),
                "delete.retention.ms",
                millis(TOMBSTONES_KEPT));
        return List.of(
                kept(images(), Duration.ofDays(7)).with("max.message.bytes", MAX_IMAGE_RECORD_BYTES),
                kept(tensors(), Duration.ofDays(1)),
                new TopicSettings(examples(), DEFAULT_PARTITIONS, compact),
                new TopicSettings(checkpoints(), DEFAULT_PARTITIONS, compact)
                        .with("max.message.bytes", CHUNK_RECORD_BYTES)
                        .with("segment.bytes", 64 << 20),
                new TopicSettings(models(), 1, compact),
                kept(predictions(), Duration.ofDays(7)),
                new TopicSettings(labels(), DEFAULT_PARTITIONS, compact),
                kept(deadLetters(), Duration.ofDays(30)).with("max.message.bytes", MAX_DEAD_LETTER_BYTES));
    }

    /** The settings of some of the topics, by name. */
    public List<TopicSettings> settingsOf(String... names) {
        List<String> wanted = List.of(names);
        return all().stream().filter(t -> wanted.contains(t.name())).toList();
    }

    private static TopicSettings kept(String name, Duration retention) {
        return new TopicSettings(
                name, DEFAULT_PARTITIONS, Map.of("cleanup.policy", "delete", "retention.ms", millis(retention)));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
