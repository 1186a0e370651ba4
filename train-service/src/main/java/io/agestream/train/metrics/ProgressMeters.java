package io.agestream.train.metrics;

import io.agestream.model.manifest.EpochReport;
import io.agestream.train.progress.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the run stands, as {@link Progress} says it. */
final class ProgressMeters {

    private static final String FOLD = "fold";

    private final Progress progress;

    private ProgressMeters(Progress progress) {
        this.progress = progress;
    }

    /** @param lastStep that this process has taken */
    static void register(MeterRegistry registry, Progress progress, LongSupplier lastStep) {
        ProgressMeters meters = new ProgressMeters(progress);
        for (Progress.State state : Progress.State.values()) {
            meters.gauge("state", () -> progress.status().state() == state ? 1 : 0)
                    .description("1 for what the run is doing")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        meters.gauge("epoch", () -> progress.status().epoch())
                .description("Epoch that is trained, or was trained last")
                .register(registry);
        meters.gauge("epochs.planned", () -> progress.status().epochs())
                .description("Planned epochs")
                .register(registry);
        meters.gauge("step", () -> Math.max(lastStep.getAsLong(), meters.publishedSteps()))
                .description("Optimizer steps since the first epoch")
                .register(registry);
        meters.gauge("examples.unused", () -> progress.status().examples().outsideRanges())
                .description("Examples whose age is in no group")
                .register(registry);
        meters.loss(registry);
        meters.accuracy(registry);
    }

    private void loss(MeterRegistry registry) {
        gauge("loss", () -> soFar(progress.status().loss(), EpochReport::loss))
                .description("Mean loss over the current epoch so far, and over the validation fold")
                .tag(FOLD, "training")
                .register(registry);
        gauge("loss", () -> validated(EpochReport::validationLoss))
                .description("Mean loss over the current epoch so far, and over the validation fold")
                .tag(FOLD, "validation")
                .register(registry);
    }

    private void accuracy(MeterRegistry registry) {
        gauge("accuracy", () -> soFar(progress.status().accuracy(), EpochReport::accuracy))
                .description("Share in the right group, the same moments")
                .baseUnit("ratio")
                .tag(FOLD, "training")
                .register(registry);
        gauge("accuracy", () -> validated(EpochReport::validationAccuracy))
                .description("Share in the right group, the same moments")
                .baseUnit("ratio")
                .tag(FOLD, "validation")
                .register(registry);
    }

    private interface Figure {
        @Nullable
        Double of(EpochReport report);
    }

    /** Of the current epoch once it has begun to learn, of the last one until then. */
    private double soFar(double current, Figure figure) {
        return progress.status().samplesDone() > 0 ? current : validated(figure);
    }

    private double validated(Figure figure) {
        EpochReport last = progress.status().lastEpoch();
        Double value = last == null ? null : figure.of(last);
        return value == null ? Double.NaN : value;
    }

    private long publishedSteps() {
        EpochReport last = progress.status().lastEpoch();
        return last == null ? 0 : last.step();
    }

    private Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value) {
        return Gauge.builder("agestream.training." + name, value);
    }
}
