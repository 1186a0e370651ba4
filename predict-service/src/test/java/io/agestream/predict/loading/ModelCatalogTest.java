package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.predict.loading.ModelsReport.Known;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of the published versions is loaded. */
class ModelCatalogTest {

    private final FedCatalog models = new FedCatalog("latest");

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void shouldLoadOnlyTheNewestWhenSeveralHaveCome() {
        // Given
        models.publish("v1");
        models.publish("v2");
        models.publish("v3");

        // When
        models.loadPending();

        // Then
        assertThat(models.fetched).containsExactly("v3");
        assertThat(models.liveVersion()).isEqualTo("v3");
        assertThat(models.catalog.isLoadPending()).isFalse();
        assertThat(models.metrics.loaded).containsExactly("v3");
        assertThat(models.metrics.swapped).containsExactly("v3");
        assertThat(models.metrics.refused).isZero();
    }

    @Test
    void shouldNotLoadTheLiveVersionAgainWhenTheSameManifestIsPublishedAnew() {
        // Given
        models.publish("v1");
        models.loadPending();

        // When
        models.publish("v1");
        models.loadPending();

        // Then
        assertThat(models.fetched).containsExactly("v1");
    }

    @Test
    void shouldGoOnServingWhenManifestAndAliasAreErased() {
        // Given
        models.publish("v1");
        models.loadPending();

        // When
        models.catalog.accept(new Event.ManifestErased("v1"));
        models.catalog.accept(new Event.AliasErased("latest"));
        models.loadPending();

        // Then
        assertThat(models.liveVersion()).isEqualTo("v1");
        assertThat(models.report().known()).isEmpty();
        assertThat(models.live.isServing()).isTrue();
    }

    @Test
    void shouldLoadNothingWhenOnlyAnotherAliasMoves() {
        // Given
        models.publishManifest("v1");
        models.moveAlias("champion", "v1");

        // When
        models.loadPending();

        // Then
        assertThat(models.fetched).isEmpty();
        assertThat(models.report().live()).isNull();
        assertThat(models.report().known()).extracting(Known::status).containsExactly("known");
    }

    @Test
    void shouldLoadOnceTheManifestIsThereWhenTheAliasCameFirst() {
        // Given
        models.moveAlias("latest", "v1");
        boolean pendingBefore = models.catalog.isLoadPending();

        // When
        models.publishManifest("v1");
        models.loadPending();

        // Then
        assertThat(pendingBefore).isFalse();
        assertThat(models.liveVersion()).isEqualTo("v1");
    }

    @Test
    void shouldLoadTheLiveVersionAFewTimesMoreAndChangeNothingWhenItRehearses() {
        // Given
        models.catalog.rehearse();
        assertThat(models.fetched).isEmpty();
        models.publish("v1");
        models.loadPending();

        // When
        for (int i = 0; i < 20; i++) {
            models.catalog.rehearse();
        }

        // Then
        assertThat(models.fetched).hasSize(1 + 16).containsOnly("v1");
        assertThat(models.liveVersion()).isEqualTo("v1");
        assertThat(models.metrics.swapped).containsExactly("v1");
    }

    @Test
    void shouldGoOnServingWhenARehearsalFindsTheWeightsDamaged() {
        // Given
        models.publish("v1");
        models.loadPending();
        models.damaged.add("v1");

        // When
        models.catalog.rehearse();

        // Then
        assertThat(models.liveVersion()).isEqualTo("v1");
        assertThat(models.report().refused()).isEmpty();
        assertThat(models.metrics.refused).isZero();
    }
}
