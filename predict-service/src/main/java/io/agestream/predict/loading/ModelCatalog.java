package io.agestream.predict.loading;

import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.ModelsReport.Known;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which version to load, and remembers what came of it. Owned by the follower's thread; only
 * {@link #report()} may be called from others.
 *
 * <p>A version is loaded when the followed alias stands for it, its manifest is there, and neither it is live nor this
 * publication of it has been refused. What is refused stays so until its manifest is published anew. A live version whose
 * manifest or alias is erased goes on serving. If the newest version is refused while nothing serves, the newest that is
 * not takes its place, as it would have gone on serving without the restart; another alias than {@code latest} is
 * somebody's choice, for which nothing else can stand in.
 */
public final class ModelCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCatalog.class);
    /** After so many loads Java has compiled what takes most of their time. */
    private static final int REHEARSALS = 16;

    private final String alias;
    private final ModelIndex index;
    private final CheckpointLoader loader;
    private final LiveModel liveModel;
    private final LoadingMetrics metrics;
    private final Clock clock;
    private final LoadingHistory history = new LoadingHistory();
    private final KnownManifests read = new KnownManifests();

    private @Nullable Candidate live;
    private int rehearsalsLeft = REHEARSALS;
    private volatile ModelsReport report;
    /** By version; renewed with the report. */
    private volatile Map<String, byte[]> manifests = Map.of();

    public ModelCatalog(
            String alias, CheckpointLoader loader, LiveModel liveModel, LoadingMetrics metrics, Clock clock) {
        this.alias = alias;
        this.index = new ModelIndex(alias);
        this.loader = loader;
        this.liveModel = liveModel;
        this.metrics = metrics;
        this.clock = clock;
        this.report = new ModelsReport(new ModelsReport.Alias(alias, null), null, List.of(), List.of(), List.of());
    }

    /** Takes in what has been read from the models topic. */
    public void accept(Event event) {
        index.apply(event);
        if (event instanceof Event.Unreadable unreadable) {
            LOG.warn("Ignored in the models topic: {}", unreadable.reason());
        } else if (event instanceof Event.ManifestErased erased) {
            history.forget(erased.version());
        }
    }

    /** Whether there is a version to load. */
    public boolean isLoadPending() {
        return next().isPresent();
    }

    /**
     * Loads the version that the alias stands for now, if that is new, and renews the report. Unchecked exceptions are
     * those of the {@link WeightsSource}: the version stays pending.
     */
    public void loadPending() {
        report = newReport(); // loading may take a while
        next().ifPresent(this::load);
        report = newReport();
    }

    private void load(Candidate candidate) {
        Instant start = clock.instant();
        CheckpointLoader.Result result = loader.load(candidate);
        Duration time = Duration.between(start, clock.instant());
        if (result instanceof CheckpointLoader.Result.Loaded loaded) {
            metrics.loaded(loaded.model().manifest(), time);
            serve(candidate, loaded.model());
        } else if (result instanceof CheckpointLoader.Result.Refused refusal) {
            metrics.refused(time);
            refuse(candidate, refusal.reason());
        }
    }

    /**
     * Loads the live version once more and gives it up, if that has not been done often enough. The first loads take three
     * times as long as later ones, since Java has not compiled yet what they run; so it does before models are swapped under
     * load. Unchecked exceptions are those of the {@link WeightsSource}.
     */
    public void rehearse() {
        if (live != null && rehearsalsLeft > 0) {
            rehearsalsLeft--;
            if (loader.load(live) instanceof CheckpointLoader.Result.Loaded loaded) {
                loaded.model().release();
            }
        }
    }

    /** What is live, known and refused; any thread. */
    public ModelsReport report() {
        return report;
    }

    /** The manifest of a known version as it was published; any thread. */
    public Optional<byte[]> manifest(String version) {
        return Optional.ofNullable(manifests.get(version));
    }

    private Optional<Candidate> next() {
        Optional<Candidate> target = index.target();
        if (live == null && target.filter(history::isRefused).isPresent() && alias.equals(ModelKey.LATEST.name())) {
            return index.newestFirst().stream()
                    .filter(candidate -> !history.isRefused(candidate))
                    .findFirst();
        }
        return target.filter(this::isNew);
    }

    private boolean isNew(Candidate candidate) {
        boolean isLive = live != null
                && live.version().equals(candidate.version())
                && Arrays.equals(live.manifest(), candidate.manifest());
        return !isLive && !history.isRefused(candidate);
    }

    private void serve(Candidate candidate, LoadedModel model) {
        Manifest manifest = model.manifest();
        liveModel.serve(model);
        live = candidate;
        history.served(manifest, clock.instant());
        metrics.swapped(manifest, model.engine());
        LOG.info(
                "Model {} {} serves: network {} with {}, epoch {}, validation accuracy {}",
                manifest.name(),
                manifest.version(),
                manifest.network().name(),
                model.engine(),
                manifest.epoch().epoch(),
                manifest.epoch().validationAccuracy());
    }

    private void refuse(Candidate candidate, String reason) {
        history.refused(candidate, reason, clock.instant());
        LOG.warn(
                "Checkpoint {} is refused: {}; {}",
                candidate.version(),
                reason,
                live == null ? "there is no model yet" : live.version() + " goes on serving");
    }

    private ModelsReport newReport() {
        List<Candidate> candidates = index.newestFirst();
        read.retain(candidates);
        manifests = candidates.stream().collect(Collectors.toMap(Candidate::version, Candidate::manifest));
        ModelsReport.Live current = liveModel
                .live()
                .map(l -> ModelsReport.Live.of(l.manifest(), l.engine(), l.since()))
                .orElse(null);
        List<Known> known = candidates.stream().map(this::known).toList();
        return new ModelsReport(
                new ModelsReport.Alias(alias, index.targetVersion().orElse(null)),
                current,
                known,
                history.refusals(),
                history.swaps());
    }

    private Known known(Candidate candidate) {
        String status = status(candidate);
        Optional<Manifest> manifest = read.of(candidate);
        return new Known(
                candidate.version(),
                manifest.map(Manifest::created).orElse(null),
                manifest.map(m -> m.network().name()).orElse(null),
                manifest.map(m -> m.epoch().epoch()).orElse(null),
                manifest.map(m -> m.epoch().validationAccuracy()).orElse(null),
                status);
    }

    private String status(Candidate candidate) {
        if (live != null && live.version().equals(candidate.version())) {
            return "live";
        }
        return history.isRefused(candidate) ? "refused" : "known";
    }
}
