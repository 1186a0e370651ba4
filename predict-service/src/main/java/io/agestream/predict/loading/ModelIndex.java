package io.agestream.predict.loading;

import io.agestream.contract.checkpoint.ModelsLog.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the models topic says now: the manifests, oldest first, and where the followed alias points. Not thread-safe. */
final class ModelIndex {

    private final String alias;
    private final Map<String, Candidate> manifests = new LinkedHashMap<>();
    private @Nullable String target;
    private long publications;

    /** @param alias the one that is followed, such as {@code latest} */
    ModelIndex(String alias) {
        this.alias = alias;
    }

    /** Takes in an event; one about another alias, or an unreadable one, changes nothing. */
    void apply(Event event) {
        if (event instanceof Event.ManifestPublished published) {
            manifests.remove(published.version()); // so that it moves to the end
            manifests.put(published.version(), new Candidate(published.version(), published.json(), publications++));
        } else if (event instanceof Event.ManifestErased erased) {
            manifests.remove(erased.version());
        } else if (event instanceof Event.AliasMoved moved && moved.alias().equals(alias)) {
            target = moved.version();
        } else if (event instanceof Event.AliasErased erased && erased.alias().equals(alias)) {
            target = null;
        }
    }

    /** The version that the alias stands for; empty if for none, or for one whose manifest is not there. */
    Optional<Candidate> target() {
        return Optional.ofNullable(target).map(manifests::get);
    }

    /** The version that the alias stands for, whether its manifest is there or not. */
    Optional<String> targetVersion() {
        return Optional.ofNullable(target);
    }

    List<Candidate> newestFirst() {
        List<Candidate> candidates = new ArrayList<>(manifests.values());
        Collections.reverse(candidates);
        return candidates;
    }
}
