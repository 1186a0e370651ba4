package io.agestream.cli.command;

import io.agestream.cli.console.Table;
import io.agestream.contract.checkpoint.AliasTarget;
import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.json.Json;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Manifest;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models topic as a table: the last record of each key counts, a tombstone takes it away. */
final class ModelListing {

    private final Map<String, Manifest> manifests = new TreeMap<>();
    private final Map<String, String> versionByAlias = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();

    /** @param value null takes the key away */
    void add(@Nullable String key, byte @Nullable [] value) {
        if (key == null) {
            return; // somebody else's record: every key of ours says what it is
        }
        unreadable.remove(key);
        try {
            ModelKey parsed = ModelKey.parse(key).orElse(null);
            if (parsed instanceof ModelKey.Manifest manifest) {
                put(manifests, manifest.version(), value == null ? null : Manifest.fromJson(value));
            } else if (parsed instanceof ModelKey.Alias alias) {
                put(
                        versionByAlias,
                        alias.name(),
                        value == null
                                ? null
                                : Json.read(value, AliasTarget.class).version());
            }
        } catch (IllegalArgumentException e) {
            unreadable.put(key, key + " cannot be read: " + e.getMessage());
        }
    }

    Table table() {
        Table table = new Table("version", "created", "network", ">epoch", ">val_accuracy", ">size", "alias");
        manifests.values().stream()
                .sorted(Comparator.comparing(Manifest::created).thenComparing(Manifest::version))
                .forEach(manifest -> table.row(
                        manifest.version(),
                        manifest.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                        manifest.network().name(),
                        manifest.epoch().epoch() + "/" + manifest.epoch().epochs(),
                        accuracy(manifest.epoch()),
                        String.format(Locale.ROOT, "%.1f MB", manifest.weights().bytes() / 1e6),
                        aliases(manifest.version())));
        return table;
    }

    private String aliases(String version) {
        return versionByAlias.entrySet().stream()
                .filter(alias -> alias.getValue().equals(version))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static String accuracy(EpochReport epoch) {
        Double accuracy = epoch.validationAccuracy();
        return accuracy == null ? "–" : String.format(Locale.ROOT, "%.4f", accuracy);
    }

    private static <T> void put(Map<String, T> map, String key, @Nullable T value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    boolean isEmpty() {
        return manifests.isEmpty();
    }

    /** A sentence for each record that is no manifest or alias. */
    List<String> unreadable() {
        return List.copyOf(unreadable.values());
    }
}
