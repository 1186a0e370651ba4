package io.agestream.predict.loading;

import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A catalog that is told of models as the models topic would, and whose weights can be damaged or out of reach. */
public final class FedCatalog implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T19:00:00Z");

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Versions whose weights cannot be read. */
    final Set<String> damaged = new HashSet<>();
    /** Versions whose weights were asked for, in that order. */
    public final List<String> fetched = new ArrayList<>();

    final RecordingMetrics metrics = new RecordingMetrics();
    final LiveModel live = new LiveModel(CLOCK);
    public final ModelCatalog catalog;
    boolean brokerGone;

    public FedCatalog(String alias) {
        CheckpointLoader loader = new CheckpointLoader(
                new CheckpointPolicy(TestCheckpoint.GROUPS, TestCheckpoint.TENSOR),
                (version, blob) -> weights(version),
                TestModels.builder(TestModels.WARM_UP, 1));
        catalog = new ModelCatalog(alias, loader, live, metrics, CLOCK);
    }

    private ByteBuffer weights(String version) throws UnreadableBlobException {
        if (brokerGone) {
            throw new IllegalStateException("no answer");
        }
        fetched.add(version);
        if (damaged.contains(version)) {
            throw new UnreadableBlobException(version + " is damaged");
        }
        return ByteBuffer.wrap(TINY.weights());
    }

    /** As training does: the manifest and the alias {@code latest}. */
    void publish(String version) {
        publishManifest(version);
        moveAlias("latest", version);
    }

    void publishManifest(String version) {
        catalog.accept(new Event.ManifestPublished(
                version, TINY.manifest(version, TINY.blob()).toJson()));
    }

    void moveAlias(String alias, String version) {
        catalog.accept(new Event.AliasMoved(alias, version));
    }

    void loadPending() {
        catalog.loadPending();
    }

    ModelsReport report() {
        return catalog.report();
    }

    public @Nullable String liveVersion() {
        ModelsReport.Live current = report().live();
        return current == null ? null : current.version();
    }

    @Override
    public void close() {
        live.close();
    }
}
