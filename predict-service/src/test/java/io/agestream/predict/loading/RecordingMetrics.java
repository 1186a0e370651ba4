package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was counted. */
final class RecordingMetrics implements LoadingMetrics {

    final List<String> swapped = new ArrayList<>();
    final List<String> loaded = new ArrayList<>();
    int refused;

    @Override
    public void loaded(Manifest next, Duration time) {
        loaded.add(next.version());
    }

    @Override
    public void swapped(Manifest live, String engine) {
        swapped.add(live.version());
    }

    @Override
    public void refused(Duration time) {
        refused++;
    }
}
