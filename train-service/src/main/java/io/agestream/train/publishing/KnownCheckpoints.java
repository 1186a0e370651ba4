package io.agestream.train.publishing;

import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.model.manifest.Manifest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints that the models topic names, and which of them are kept whatever their age. For one thread. */
final class KnownCheckpoints {

    private static final Logger LOG = LoggerFactory.getLogger(KnownCheckpoints.class);
    private static final Comparator<Manifest> NEWEST_FIRST = Comparator.comparing(Manifest::created)
            .thenComparing(m -> m.epoch().epoch())
            .reversed();

    private final Map<String, Manifest> byVersion = new HashMap<>();
    private final Map<String, String> versionByAlias = new HashMap<>();

    void apply(Event event) {
        if (event instanceof Event.ManifestPublished published) {
            try {
                add(Manifest.fromJson(published.json()));
            } catch (IllegalArgumentException e) {
                LOG.warn("The manifest of {} cannot be read and is ignored: {}", published.version(), e.getMessage());
            }
        } else if (event instanceof Event.ManifestErased erased) {
            byVersion.remove(erased.version());
        } else if (event instanceof Event.AliasMoved moved) {
            versionByAlias.put(moved.alias(), moved.version());
        } else if (event instanceof Event.AliasErased erased) {
            versionByAlias.remove(erased.alias());
        } else if (event instanceof Event.Unreadable unreadable) {
            LOG.warn("Ignored: {}", unreadable.reason());
        }
    }

    void add(Manifest manifest) {
        byVersion.put(manifest.version(), manifest);
    }

    void remove(Manifest manifest) {
        byVersion.remove(manifest.version());
    }

    /** Those of a run, newest first. */
    List<Manifest> of(RunIdentity run) {
        return byVersion.values().stream()
                .filter(m -> RunIdentity.of(m).equals(run))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /**
     * The checkpoints that need not be kept once a new one of the same model is published.
     *
     * @param next the new one, which the alias {@code latest} will name
     * @param keep how many of the newest are kept, the new one included, beside those that another alias names
     */
    List<Manifest> superfluous(Manifest next, int keep) {
        Set<String> promoted = new HashSet<>();
        versionByAlias.forEach((alias, version) -> {
            if (!alias.equals(ModelKey.LATEST.name())) {
                promoted.add(version);
            }
        });
        return byVersion.values().stream()
                .filter(m -> m.name().equals(next.name()))
                .sorted(NEWEST_FIRST)
                .skip(Math.max(0, keep - 1))
                .filter(m -> !promoted.contains(m.version()))
                .toList();
    }

    void moveAlias(String alias, String version) {
        versionByAlias.put(alias, version);
    }
}
