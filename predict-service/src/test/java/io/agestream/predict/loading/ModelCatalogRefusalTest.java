package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.predict.loading.ModelsReport.Known;
import io.agestream.predict.loading.ModelsReport.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a catalog does with versions that cannot be served. */
class ModelCatalogRefusalTest {

    private final FedCatalog models = new FedCatalog("latest");

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void shouldKeepTheLiveModelWhenTheNextOneIsRefused() {
        // Given
        models.publish("v1");
        models.loadPending();
        models.damaged.add("v2");
        models.publish("v2");

        // When
        models.loadPending();

        // Then
        assertThat(models.liveVersion()).isEqualTo("v1");
        assertThat(models.catalog.isLoadPending()).isFalse();
        assertThat(models.metrics.refused).isEqualTo(1);
        assertThat(models.report().refused())
                .containsExactly(new Refusal("v2", "its weights cannot be read: v2 is damaged", FedCatalog.NOW));
        assertThat(models.report().known())
                .extracting(Known::version, Known::status)
                .containsExactly(tuple("v2", "refused"), tuple("v1", "live"));
    }

    @Test
    void shouldNotTryARefusedVersionAgainWhenTheAliasComesBackToIt() {
        // Given
        models.damaged.add("v2");
        models.publish("v2");
        models.loadPending();
        models.publish("v3");
        models.loadPending();
        models.damaged.clear();

        // When
        models.moveAlias("latest", "v2");
        models.loadPending();

        // Then
        assertThat(models.fetched).containsExactly("v2", "v3");
        assertThat(models.liveVersion()).isEqualTo("v3");
    }

    @Test
    void shouldTryARefusedVersionAgainWhenItsManifestIsPublishedAnew() {
        // Given
        models.damaged.add("v1");
        models.publish("v1");
        models.loadPending();
        models.damaged.clear();

        // When
        models.publish("v1");
        models.loadPending();

        // Then
        assertThat(models.liveVersion()).isEqualTo("v1");
        assertThat(models.report().known()).extracting(Known::status).containsExactly("live");
        assertThat(models.report().refused()).hasSize(1);
    }

    @Test
    void shouldServeTheNewestGoodVersionWhenStartedWhileTheNewestIsBad() {
        // Given
        models.publish("v1");
        models.publish("v2");
        models.damaged.add("v3");
        models.publish("v3");

        // When
        models.loadPending();
        models.loadPending();

        // Then
        assertThat(models.fetched).containsExactly("v3", "v2");
        assertThat(models.liveVersion()).isEqualTo("v2");
        assertThat(models.catalog.isLoadPending()).isFalse();
        assertThat(models.report().known()).extracting(Known::status).containsExactly("refused", "live", "known");
    }

    @Test
    void shouldServeNothingElseWhenAChosenVersionIsBad() {
        // Given
        try (FedCatalog champions = new FedCatalog("champion")) {
            champions.damaged.add("v2");
            champions.publishManifest("v1");
            champions.publishManifest("v2");
            champions.moveAlias("champion", "v2");

            // When
            champions.loadPending();

            // Then
            assertThat(champions.catalog.isLoadPending()).isFalse();
            assertThat(champions.live.isServing()).isFalse();
            assertThat(champions.fetched).containsExactly("v2");
        }
    }

    @Test
    void shouldStayPendingWhenTheWeightsCannotBeFetchedNow() {
        // Given
        models.publish("v1");
        models.brokerGone = true;

        // When
        assertThatThrownBy(models::loadPending).hasMessage("no answer");

        // Then
        assertThat(models.catalog.isLoadPending()).isTrue();
        assertThat(models.report().refused()).isEmpty();
        models.brokerGone = false;
        models.loadPending();
        assertThat(models.liveVersion()).isEqualTo("v1");
    }

    @Test
    void shouldKeepTheLastTwentyRefusalsWhenThereAreMore() {
        // When
        for (int i = 0; i < 25; i++) {
            models.catalog.accept(new Event.ManifestPublished("v" + i, "{".getBytes(StandardCharsets.UTF_8)));
            models.moveAlias("latest", "v" + i);
            models.loadPending();
        }

        // Then
        assertThat(models.report().refused())
                .hasSize(20)
                .extracting(Refusal::version)
                .startsWith("v24")
                .endsWith("v5");
        assertThat(models.report().known()).hasSize(25).allMatch(known -> known.network() == null);
    }
}
