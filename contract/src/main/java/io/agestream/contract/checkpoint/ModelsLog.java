package io.agestream.contract.checkpoint;

import io.agestream.contract.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the models topic from its beginning and follows it. Takes a consumer ({@code read_committed}, no group) for
 * itself and uses it on the calling thread.
 */
public final class ModelsLog {

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long endAtStart;

    /** @param topic the models topic, which has one partition */
    public ModelsLog(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        this.endAtStart = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /** What a record of the topic says. */
    public sealed interface Event {

        /** @param json the manifest, unchecked */
        record ManifestPublished(String version, byte[] json) implements Event {}

        /** The checkpoint is no longer kept. */
        record ManifestErased(String version) implements Event {}

        /** The alias now stands for this version. */
        record AliasMoved(String alias, String version) implements Event {}

        /** The alias stands for no version any more. */
        record AliasErased(String alias) implements Event {}

        /** @param reason what is wrong with a record; the end of a sentence */
        record Unreadable(String reason) implements Event {}
    }

    /**
     * Hands over what has come since the last call, in order, waiting at most so long for the first.
     *
     * @return whether something had come
     */
    public boolean poll(Duration timeout, Consumer<Event> events) {
        List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(timeout).records(partition);
        records.forEach(record -> events.accept(event(record)));
        return !records.isEmpty();
    }

    /** Hands over everything that stood in the topic when this reader was made. */
    public void readToEnd(Consumer<Event> events) {
        while (!isCaughtUp()) {
            poll(Duration.ofMillis(100), events);
        }
    }

    /** Whether everything has been read that stood in the topic when this reader was made. */
    public boolean isCaughtUp() {
        return consumer.position(partition) >= endAtStart;
    }

    private static Event event(ConsumerRecord<byte[], byte[]> record) {
        String text = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        ModelKey key = ModelKey.parse(text).orElse(null);
        byte[] value = record.value();
        if (key instanceof ModelKey.Manifest manifest) {
            return value == null
                    ? new Event.ManifestErased(manifest.version())
                    : new Event.ManifestPublished(manifest.version(), value);
        } else if (key instanceof ModelKey.Alias alias) {
            return value == null ? new Event.AliasErased(alias.name()) : moved(alias.name(), value);
        }
        return new Event.Unreadable(
                "record " + record.offset() + " of " + record.topic() + " has the unknown key \"" + text + "\"");
    }

    private static Event moved(String alias, byte[] value) {
        try {
            return new Event.AliasMoved(
                    alias, Json.read(value, AliasTarget.class).version());
        } catch (IllegalArgumentException e) {
            return new Event.Unreadable("alias " + alias + " cannot be read: " + e.getMessage());
        }
    }
}
