package io.agestream.predict.loading;

import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.Weights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds networks with the engine that was chosen, or with the fastest, and warms them with the golden batch. Which is the fastest is tried out
 * on the workers when the first model is built, and again when a model has another network; in between the choice stays.
 * An engine that cannot build or run a network is passed over; one that gives other results than training did is not, so
 * that it shows. Used by the follower's thread only.
 */
public final class ModelBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ModelBuilder.class);
    /** Of each engine the best counts, so that what else runs on the machine does not decide. */
    private static final int TRIAL_ROUNDS = 5;

    private final boolean fastest;
    private final WarmUp warmUp;
    private final SpeedTrial trial;
    private final int workers;
    private final boolean mirrored;

    /** The one to be tried first stands first. */
    private List<ScoringEngine> engines;

    private @Nullable NetworkDescription tried;

    /**
     * Builds nothing yet.
     *
     * @param workers  how many threads score at once
     * @param mirrored whether models score mirror images, too
     */
    public ModelBuilder(EngineChoice choice, WarmUp warmUp, SpeedTrial trial, int workers, boolean mirrored) {
        this.engines = choice.engines();
        this.fastest = choice.fastest();
        this.warmUp = warmUp;
        this.trial = trial;
        this.workers = workers;
        this.mirrored = mirrored;
    }

    /** @param difference of its golden results from the manifest's, if they differ */
    private record Built(ScoringEngine engine, LoadedModel model, Optional<String> difference) {}

    private record Timed(Built built, double tensorsPerSecond) {}

    /** A warm model, which the caller owns. */
    LoadedModel build(Manifest manifest, ByteBuffer safetensors) throws UnusableNetworkException {
        boolean isTrial = fastest && !manifest.network().equals(tried);
        List<Built> built = built(manifest, weights(safetensors), isTrial ? engines.size() : 1);
        Built chosen = fastest(built);
        if (isTrial) {
            tried = manifest.network();
            engines = engines.stream()
                    .sorted(Comparator.comparing(engine -> engine != chosen.engine()))
                    .toList();
        }
        if (chosen.difference().isPresent()) {
            chosen.model().release();
            throw new UnusableNetworkException(chosen.difference().get());
        }
        return chosen.model();
    }

    private static Weights weights(ByteBuffer safetensors) throws UnusableNetworkException {
        try {
            return Safetensors.read(safetensors);
        } catch (IllegalArgumentException e) {
            throw new UnusableNetworkException("its network cannot be built: " + e.getMessage(), e);
        }
    }

    /** With the first engines that can do it, at most so many and at least one. */
    private List<Built> built(Manifest manifest, Weights weights, int wanted) throws UnusableNetworkException {
        List<Built> built = new ArrayList<>();
        UnusableNetworkException first = null;
        for (ScoringEngine engine : engines) {
            if (built.size() < wanted) {
                try {
                    built.add(warm(engine, manifest, weights));
                } catch (UnusableNetworkException e) {
                    first = first == null ? e : first;
                }
            }
        }
        if (built.isEmpty() && first != null) {
            throw first;
        } else if (first != null) {
            LOG.warn(
                    "Network {} is scored with {}, because one engine cannot: {}",
                    manifest.network().name(),
                    built.get(0).engine().name(),
                    first.getMessage());
        }
        return built;
    }

    private Built warm(ScoringEngine engine, Manifest manifest, Weights weights) throws UnusableNetworkException {
        LoadedModel model;
        try {
            engine.load();
            model = new LoadedModel(
                    manifest,
                    engine.name(),
                    engine.build(manifest.network(), manifest.tensor(), weights),
                    workers,
                    mirrored);
        } catch (RuntimeException | LinkageError e) { // the engine's own, of any kind, or a library that is not there
            throw new UnusableNetworkException("its network cannot be built: " + e.getMessage(), e);
        }
        try (ModelLease lease = lease(model)) {
            return new Built(engine, model, warmUp.run(lease));
        } catch (RuntimeException e) { // as above
            model.release();
            throw new UnusableNetworkException("its network cannot score: " + e.getMessage(), e);
        }
    }

    /** The others are given up. */
    private Built fastest(List<Built> built) {
        if (built.size() == 1) {
            return built.get(0);
        }
        List<Timed> timed = timed(built);
        Built best = timed.get(0).built();
        built.stream().filter(other -> !other.equals(best)).forEach(other -> other.model()
                .release());
        LOG.info(
                "Network {} is scored with {}; tensors/s on {} workers: {}",
                best.model().manifest().network().name(),
                best.engine().name(),
                workers,
                timed.stream()
                        .map(t -> t.built().engine().name() + " " + Math.round(t.tensorsPerSecond()))
                        .collect(Collectors.joining(", ")));
        return best;
    }

    /** Fastest first. The engines take turns, so that a slow moment of the machine meets them all. */
    private List<Timed> timed(List<Built> built) {
        double[] best = new double[built.size()];
        for (int round = 0; round < TRIAL_ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                try (ModelLease lease = lease(built.get(i).model())) {
                    best[i] = Math.max(best[i], trial.tensorsPerSecond(lease));
                }
            }
        }
        List<Timed> timed = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            timed.add(new Timed(built.get(i), best[i]));
        }
        timed.sort(Comparator.comparing(Timed::tensorsPerSecond).reversed());
        return timed;
    }

    private static ModelLease lease(LoadedModel model) {
        model.acquire();
        return new ModelLease(model);
    }
}
