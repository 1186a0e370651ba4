package io.agestream.train.publishing;

import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.contract.topic.Topics;
import io.agestream.model.manifest.Manifest;
import io.agestream.train.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** What stands in the models and checkpoints topics, as a {@code read_committed} reader sees it now. */
record PublishedRecords(SharedBroker broker, Topics topics) {

    Map<String, Manifest> manifests() {
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        read(event -> {
            if (event instanceof Event.ManifestPublished published) {
                manifests.put(published.version(), Manifest.fromJson(published.json()));
            } else if (event instanceof Event.ManifestErased erased) {
                manifests.remove(erased.version());
            }
        });
        return manifests;
    }

    Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        read(event -> {
            if (event instanceof Event.AliasMoved moved) {
                aliases.put(moved.alias(), moved.version());
            }
        });
        return aliases;
    }

    /** Keys of the chunks that no tombstone follows. */
    List<String> liveChunks() {
        Map<String, Boolean> live = new LinkedHashMap<>();
        try (Consumer<byte[], byte[]> consumer = broker.consumer("earliest")) {
            var partitions = consumer.partitionsFor(topics.checkpoints()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> live.put(new String(r.key(), StandardCharsets.UTF_8), r.value() != null));
            }
        }
        return live.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void read(java.util.function.Consumer<Event> events) {
        try (Consumer<byte[], byte[]> consumer = broker.consumer("none")) {
            new ModelsLog(consumer, topics.models()).readToEnd(events);
        }
    }
}
