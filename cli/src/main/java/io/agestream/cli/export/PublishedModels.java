package io.agestream.cli.export;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The versions and aliases that the models topic holds, as its records come. */
public final class PublishedModels {

    private final Map<String, byte[]> manifests = new LinkedHashMap<>();
    private final Map<String, String> versionByAlias = new LinkedHashMap<>();

    /** Takes in a record. */
    public void accept(Event event) {
        if (event instanceof Event.ManifestPublished published) {
            manifests.put(published.version(), published.json());
        } else if (event instanceof Event.ManifestErased erased) {
            manifests.remove(erased.version());
        } else if (event instanceof Event.AliasMoved moved) {
            versionByAlias.put(moved.alias(), moved.version());
        } else if (event instanceof Event.AliasErased erased) {
            versionByAlias.remove(erased.alias());
        }
    }

    /**
     * The manifest of a version.
     *
     * @param name the version, or an alias of it
     * @throws CommandFailedException if there is none, or it is unreadable
     */
    public Manifest find(String name) {
        String version = manifests.containsKey(name) ? name : versionByAlias.getOrDefault(name, name);
        byte[] json = manifests.get(version);
        if (json == null) {
            throw new CommandFailedException("There is no model " + name + "; " + known() + ".");
        }
        try {
            return Manifest.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    "Model " + version + " has a manifest that cannot be read: " + e.getMessage(), e);
        }
    }

    private String known() {
        if (manifests.isEmpty()) {
            return "training has not published any yet";
        }
        List<String> names = new ArrayList<>(manifests.keySet());
        versionByAlias.forEach((alias, version) -> names.add(alias + " (which is " + version + ")"));
        return "there are " + String.join(", ", names);
    }
}
