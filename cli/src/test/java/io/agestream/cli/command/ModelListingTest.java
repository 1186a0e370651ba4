package io.agestream.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.checkpoint.AliasTarget;
import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelListingTest {

    private final ModelListing listing = new ModelListing();

    @Test
    void shouldListModelsByTimeWithTheirAliasesWhenThereAreSome() {
        // Given
        listing.add("manifest/b", manifest("b", 2, 0.5231));
        listing.add("manifest/a", manifest("a", 1, null));
        listing.add("alias/latest", Json.write(new AliasTarget("a")));

        // When
        listing.add("alias/latest", Json.write(new AliasTarget("b")));

        // Then
        assertThat(listing.table().lines())
                .containsExactly(
                        "version  created               network  epoch  val_accuracy     size  alias",
                        "a        1970-01-01T00:00:01Z  article   1/20             –  17.1 MB",
                        "b        1970-01-01T00:00:02Z  article   2/20        0.5231  17.1 MB  latest");
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void shouldForgetAModelWhenATombstoneComes() {
        // Given
        listing.add("manifest/a", manifest("a", 1, 0.5));

        // When
        listing.add("manifest/a", null);

        // Then
        assertThat(listing.isEmpty()).isTrue();
    }

    @Test
    void shouldNameWhatCannotBeReadAndPassOverWhatIsNotOurs() {
        // When
        listing.add("manifest/a", "{".getBytes(StandardCharsets.UTF_8));
        listing.add("something", new byte[0]);
        listing.add(null, new byte[0]);

        // Then
        assertThat(listing.isEmpty()).isTrue();
        assertThat(listing.unreadable()).hasSize(1).first().asString().startsWith("manifest/a cannot be read: ");
    }

    private static byte[] manifest(String version, int epoch, @Nullable Double accuracy) {
        return new Manifest(
                        "age",
                        version,
                        Instant.ofEpochSecond(epoch),
                        new Blob("00", 17_097_576, "age.checkpoints", 0, List.of(new Blob.Chunk(0, 0))),
                        null,
                        Networks.named("article", 10),
                        TensorSpecification.GRAY_128,
                        TensorSpecification.GRAY_128.hash(),
                        AgeGroups.DEFAULT,
                        1,
                        List.of(),
                        Recipe.plain(0.01f, 0, 128, 20, 42),
                        new EpochReport(epoch, 20, epoch, 1, 1, 1, 1, 1, null, accuracy),
                        List.of(),
                        null,
                        new Lineage("age.examples", Map.of(), "00", 1, 1, Map.of(), "hash", null, null),
                        Map.of())
                .toJson();
    }
}
