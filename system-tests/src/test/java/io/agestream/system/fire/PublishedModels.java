package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.model.manifest.Manifest;
import io.agestream.system.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The manifests of {@code age.models}, in the order of the log. */
final class PublishedModels {

    /** @param published when the record was written */
    record Publication(Manifest manifest, Instant published) {}

    private PublishedModels() {}

    static List<Publication> of(Pipeline pipeline) {
        List<Publication> publications = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : pipeline.read(pipeline.topics.models())) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() != null && ModelKey.parse(key).orElse(null) instanceof ModelKey.Manifest) {
                publications.add(
                        new Publication(Manifest.fromJson(record.value()), Instant.ofEpochMilli(record.timestamp())));
            }
        }
        return publications;
    }

    /** No epoch comes twice or after a later one, none is left out, and each goes on from the one before. */
    static void assertTrainingNeverWentBack(List<Publication> publications) {
        assertNoEpochComesTwice(publications);
        for (int i = 1; i < publications.size(); i++) {
            Manifest before = publications.get(i - 1).manifest();
            Manifest after = publications.get(i).manifest();
            String pair = before.version() + ", then " + after.version();
            assertThat(after.epoch().epoch()).as(pair).isEqualTo(before.epoch().epoch() + 1);
            assertThat(after.lineage().parent()).as(pair).isEqualTo(before.version());
        }
    }

    /** The same for a log from which compaction may have taken what training had erased. */
    static void assertNoEpochComesTwice(List<Publication> publications) {
        for (int i = 1; i < publications.size(); i++) {
            Manifest before = publications.get(i - 1).manifest();
            Manifest after = publications.get(i).manifest();
            String pair = before.version() + ", then " + after.version();
            assertThat(after.epoch().epoch())
                    .as(pair)
                    .isGreaterThan(before.epoch().epoch());
            assertThat(after.epoch().step())
                    .as(pair)
                    .isGreaterThan(before.epoch().step());
        }
    }
}
