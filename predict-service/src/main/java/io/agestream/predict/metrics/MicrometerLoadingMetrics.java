package io.agestream.predict.metrics;

import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.LoadingMetrics;
import java.time.Duration;

/** What is counted about loading, and what makes ready to count the predictions of the next version. */
final class MicrometerLoadingMetrics implements LoadingMetrics {

    private final ModelMeters model;
    private final QualityMeters quality;

    MicrometerLoadingMetrics(ModelMeters model, QualityMeters quality) {
        this.model = model;
        this.quality = quality;
    }

    @Override
    public void loaded(Manifest next, Duration time) {
        model.loaded(time);
        quality.prepare(next);
    }

    @Override
    public void swapped(Manifest live, String engine) {
        model.swapped(live, engine);
        quality.swapped();
    }

    @Override
    public void refused(Duration time) {
        model.refused(time);
    }
}
