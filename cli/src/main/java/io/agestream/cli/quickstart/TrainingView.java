package io.agestream.cli.quickstart;

import io.agestream.cli.console.Console;
import io.agestream.cli.quickstart.Stopwatch.Phase;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What training says of itself: a line for each epoch that is finished, and a few words for the line of progress. */
final class TrainingView {

    private final Console console;
    private final Stopwatch stopwatch;
    private @Nullable TrainingStatus status;
    private int shownEpoch;
    private boolean begun;

    TrainingView(Console console, Stopwatch stopwatch) {
        this.console = console;
        this.stopwatch = stopwatch;
    }

    /** @param answer empty if training does not answer just now */
    void show(Optional<TrainingStatus> answer) {
        if (answer.isEmpty()) {
            return;
        }
        TrainingStatus now = answer.get();
        status = now;
        if (now.isTraining()) {
            stopwatch.begin(Phase.TRAINING);
        }
        TrainingStatus.Epoch last = now.lastEpoch();
        begun = begun || now.isTraining() || now.isDone() || last != null;
        if (last != null && last.epoch() != shownEpoch) {
            shownEpoch = last.epoch();
            console.line(last.line());
        }
        if (now.isDone()) {
            stopwatch.end(Phase.TRAINING);
        }
    }

    /** Whether an epoch was ever seen to be trained; between two of them training may wait for a moment. */
    boolean hasBegun() {
        return begun;
    }

    /** A sentence, if training has stopped because its loss exploded: no further model will come. */
    Optional<String> divergence() {
        TrainingStatus now = status;
        return now == null || !now.hasDiverged()
                ? Optional.empty()
                : Optional.of((now.message() == null ? "Training diverged." : now.message())
                        + " In the quickstart that is the environment variable AGESTREAM_TRAIN_LEARNING_RATE.");
    }

    boolean isDone() {
        return status != null && status.isDone();
    }

    @Nullable
    String publishedVersion() {
        return status == null ? null : status.version();
    }

    TrainingStatus.@Nullable Epoch lastEpoch() {
        return status == null ? null : status.lastEpoch();
    }

    /** A few words. */
    String progress() {
        TrainingStatus now = status;
        if (now == null) {
            return "training starts";
        }
        return switch (now.state()) {
            case "training" -> epoch(now);
            case "validating", "publishing" ->
                String.format(
                        Locale.ROOT,
                        "epoch %d/%d is %s",
                        now.epoch(),
                        now.epochs(),
                        now.state().equals("validating") ? "validated" : "published");
            case "following" -> "training waits for new examples";
            case "finished" -> "training is done";
            case "diverged" -> "training has diverged";
            default -> "training waits" + (now.message() == null ? "" : ": " + now.message());
        };
    }

    private static String epoch(TrainingStatus now) {
        Double loss = now.loss();
        return String.format(
                Locale.ROOT,
                "epoch %d/%d: %,d of %,d%s",
                now.epoch(),
                now.epochs(),
                now.samplesDone(),
                now.samples(),
                loss == null || now.samplesDone() == 0 ? "" : String.format(Locale.ROOT, ", loss %.4f", loss));
    }
}
