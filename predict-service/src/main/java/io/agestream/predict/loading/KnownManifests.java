package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the known manifests say, each read once: with the history of a run they take a while. Owned by the follower's thread. */
final class KnownManifests {

    /** By publication. */
    private final Map<Long, Optional<Manifest>> read = new HashMap<>();

    /** Forgets all others. */
    void retain(Collection<Candidate> known) {
        read.keySet().retainAll(known.stream().map(Candidate::publication).collect(Collectors.toSet()));
    }

    /** Empty if it cannot be read; why is said when the alias asks for it. */
    Optional<Manifest> of(Candidate candidate) {
        return read.computeIfAbsent(candidate.publication(), publication -> read(candidate));
    }

    private static Optional<Manifest> read(Candidate candidate) {
        try {
            return Optional.of(Manifest.fromJson(candidate.manifest()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
