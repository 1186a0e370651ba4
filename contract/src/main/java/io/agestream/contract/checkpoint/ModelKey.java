package io.agestream.contract.checkpoint;

import java.util.Optional;

/** Key in the models topic. */
public sealed interface ModelKey {

    /** {@code manifest/<version>} */
    record Manifest(String version) implements ModelKey {
        @Override
        public String toString() {
            return MANIFEST + version;
        }
    }

    /** {@code alias/<name>}, whose value is {@code {"version": "…"}}. */
    record Alias(String name) implements ModelKey {
        @Override
        public String toString() {
            return ALIAS + name;
        }
    }

    /** The alias that always names the newest checkpoint. */
    Alias LATEST = new Alias("latest");

    String MANIFEST = "manifest/";
    String ALIAS = "alias/";

    /** Empty for a key that is neither. */
    static Optional<ModelKey> parse(String key) {
        if (key.startsWith(MANIFEST)) {
            return Optional.of(new Manifest(key.substring(MANIFEST.length())));
        }
        if (key.startsWith(ALIAS)) {
            return Optional.of(new Alias(key.substring(ALIAS.length())));
        }
        return Optional.empty();
    }
}
