package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.predict.loading.ModelsReport.Known;
import io.agestream.predict.loading.ModelsReport.Refusal;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);
    private static final Instant NOW = Instant.parse("2026-11-23T19:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<String> fetched = new ArrayList<>();
    private final Set<String> damaged = new HashSet<>();
    private final RecordingMetrics metrics = new RecordingMetrics();
    private final LiveModel live = new LiveModel(clock);
    private boolean brokerGone;
    private final CheckpointLoader loader = new CheckpointLoader(
            new CheckpointPolicy(TestCheckpoint.GROUPS, TestCheckpoint.TENSOR),
            (version, blob) -> weights(version),
            TestModels.builder(lease -> {}, 1));
    private final ModelCatalog catalog = new ModelCatalog("latest", loader, live, metrics, clock);

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void shouldLoadOnlyTheNewestWhenSeveralHaveCome() {
        // Given
        publish("v1");
        publish("v2");
        publish("v3");

        // When
        catalog.loadPending();

        // Then
        assertThat(fetched).containsExactly("v3");
        assertThat(liveVersion()).isEqualTo("v3");
        assertThat(catalog.isLoadPending()).isFalse();
        assertThat(metrics.swapped).containsExactly("v3");
        assertThat(metrics.refused).isZero();
    }

    @Test
    void shouldKeepTheLiveModelWhenTheNextOneIsRefused() {
        // Given
        publish("v1");
        catalog.loadPending();
        damaged.add("v2");
        publish("v2");

        // When
        catalog.loadPending();

        // Then
        assertThat(liveVersion()).isEqualTo("v1");
        assertThat(catalog.isLoadPending()).isFalse();
        assertThat(metrics.refused).isEqualTo(1);
        assertThat(catalog.report().refused())
                .containsExactly(new Refusal("v2", "its weights cannot be read: v2 is damaged", NOW));
        assertThat(catalog.report().known())
                .extracting(Known::version, Known::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("v2", "refused"),
                        org.assertj.core.groups.Tuple.tuple("v1", "live"));
    }

    @Test
    void shouldNotTryARefusedVersionAgainWhenTheAliasComesBackToIt() {
        // Given
        damaged.add("v2");
        publish("v2");
        catalog.loadPending();
        publish("v3");
        catalog.loadPending();
        damaged.clear();

        // When
        catalog.accept(new Event.AliasMoved("latest", "v2"));
        catalog.loadPending();

        // Then
        assertThat(fetched).containsExactly("v2", "v3");
        assertThat(liveVersion()).isEqualTo("v3");
    }

    @Test
    void shouldTryARefusedVersionAgainWhenItsManifestIsPublishedAnew() {
        // Given
        damaged.add("v1");
        publish("v1");
        catalog.loadPending();
        damaged.clear();

        // When
        publish("v1");
        catalog.loadPending();

        // Then
        assertThat(liveVersion()).isEqualTo("v1");
        assertThat(catalog.report().known()).extracting(Known::status).containsExactly("live");
        assertThat(catalog.report().refused()).hasSize(1);
    }

    @Test
    void shouldNotLoadTheLiveVersionAgainWhenTheSameManifestIsPublishedAnew() {
        // Given
        publish("v1");
        catalog.loadPending();

        // When
        publish("v1");
        catalog.loadPending();

        // Then
        assertThat(fetched).containsExactly("v1");
    }

    @Test
    void shouldGoOnServingWhenManifestAndAliasAreErased() {
        // Given
        publish("v1");
        catalog.loadPending();

        // When
        catalog.accept(new Event.ManifestErased("v1"));
        catalog.accept(new Event.AliasErased("latest"));
        catalog.loadPending();

        // Then
        assertThat(liveVersion()).isEqualTo("v1");
        assertThat(catalog.report().known()).isEmpty();
        assertThat(live.isServing()).isTrue();
    }

    @Test
    void shouldLoadNothingWhenOnlyAnotherAliasMoves() {
        // Given
        catalog.accept(manifest("v1"));
        catalog.accept(new Event.AliasMoved("champion", "v1"));

        // When
        catalog.loadPending();

        // Then
        assertThat(fetched).isEmpty();
        assertThat(catalog.report().live()).isNull();
        assertThat(catalog.report().known()).extracting(Known::status).containsExactly("known");
    }

    @Test
    void shouldLoadOnceTheManifestIsThereWhenTheAliasCameFirst() {
        // Given
        catalog.accept(new Event.AliasMoved("latest", "v1"));
        boolean pendingBefore = catalog.isLoadPending();

        // When
        catalog.accept(manifest("v1"));
        catalog.loadPending();

        // Then
        assertThat(pendingBefore).isFalse();
        assertThat(liveVersion()).isEqualTo("v1");
    }

    @Test
    void shouldServeTheNewestGoodVersionWhenStartedWhileTheNewestIsBad() {
        // Given
        publish("v1");
        publish("v2");
        damaged.add("v3");
        publish("v3");

        // When
        catalog.loadPending();
        catalog.loadPending();

        // Then
        assertThat(fetched).containsExactly("v3", "v2");
        assertThat(liveVersion()).isEqualTo("v2");
        assertThat(catalog.isLoadPending()).isFalse();
        assertThat(catalog.report().known()).extracting(Known::status).containsExactly("refused", "live", "known");
    }

    @Test
    void shouldServeNothingElseWhenAChosenVersionIsBad() {
        // Given
        ModelCatalog champions = new ModelCatalog("champion", loader, live, metrics, clock);
        damaged.add("v2");
        champions.accept(manifest("v1"));
        champions.accept(manifest("v2"));
        champions.accept(new Event.AliasMoved("champion", "v2"));

        // When
        champions.loadPending();

        // Then
        assertThat(champions.isLoadPending()).isFalse();
        assertThat(live.isServing()).isFalse();
    }

    @Test
    void shouldStayPendingWhenTheWeightsCannotBeFetchedNow() {
        // Given
        publish("v1");
        brokerGone = true;

        // When
        assertThatThrownBy(catalog::loadPending).hasMessage("no answer");

        // Then
        assertThat(catalog.isLoadPending()).isTrue();
        assertThat(catalog.report().refused()).isEmpty();
        brokerGone = false;
        catalog.loadPending();
        assertThat(liveVersion()).isEqualTo("v1");
    }

    @Test
    void shouldKeepTheLastTwentyRefusalsWhenThereAreMore() {
        // When
        for (int i = 0; i < 25; i++) {
            catalog.accept(new Event.ManifestPublished("v" + i, "{".getBytes(StandardCharsets.UTF_8)));
            catalog.accept(new Event.AliasMoved("latest", "v" + i));
            catalog.loadPending();
        }

        // Then
        assertThat(catalog.report().refused())
                .hasSize(20)
                .extracting(Refusal::version)
                .startsWith("v24")
                .endsWith("v5");
        assertThat(catalog.report().known()).hasSize(25).allMatch(known -> known.network() == null);
    }

    private byte[] weights(String version) throws UnreadableBlobException {
        if (brokerGone) {
            throw new IllegalStateException("no answer");
        }
        fetched.add(version);
        if (damaged.contains(version)) {
            throw new UnreadableBlobException(version + " is damaged");
        }
        return TINY.weights();
    }

    private void publish(String version) {
        catalog.accept(manifest(version));
        catalog.accept(new Event.AliasMoved("latest", version));
    }

    private static Event manifest(String version) {
        return new Event.ManifestPublished(
                version, TINY.manifest(version, TINY.blob()).toJson());
    }

    private String liveVersion() {
        ModelsReport.Live current = catalog.report().live();
        return current == null ? "none" : current.version();
    }
}
