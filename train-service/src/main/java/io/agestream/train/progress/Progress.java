package io.agestream.train.progress;

import io.agestream.model.manifest.EpochReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the run stands; written by the training thread and the follower, read by anyone. */
public final class Progress implements EpochProgress {

    private static final int HISTORY_KEPT = 1000;

    private volatile Status status = Status.STARTING;
    private final Deque<EpochReport> history = new ArrayDeque<>();

    /** What the run is doing. */
    public enum State {
        WAITING,
        TRAINING,
        VALIDATING,
        PUBLISHING,
        FOLLOWING,
        FINISHED,
        DIVERGED,
        FAILED
    }

    /**
     * A moment of the run.
     *
     * @param epoch       being trained or last trained, from 1; 0 before the first
     * @param epochs      planned
     * @param samples     draws from the training fold in this epoch
     * @param samplesDone of them
     * @param loss        mean over those done
     * @param accuracy    over those done, 0 to 1
     * @param examples    of the current data set
     * @param lastEpoch   the last one that was published; null before
     * @param version     of its checkpoint; null before
     * @param message     what it waits for, or why it diverged or failed; null if there is nothing to say
     */
    public record Status(
            State state,
            int epoch,
            int epochs,
            int samples,
            int samplesDone,
            double loss,
            double accuracy,
            Examples examples,
            @Nullable EpochReport lastEpoch,
            @Nullable String version,
            @Nullable String message) {

        static final Status STARTING =
                new Status(State.WAITING, 0, 0, 0, 0, 0, 0, new Examples(0, 0, 0, 0), null, null, "starting");
    }

    /**
     * Sizes of the data set.
     *
     * @param training      fold
     * @param validation    fold
     * @param outsideRanges age in no group
     * @param rejected      records that are no examples of this specification
     */
    public record Examples(int training, int validation, int outsideRanges, int rejected) {}

    public Status status() {
        return status;
    }

    public void waiting(String message, int epochs) {
        update(s -> with(s, State.WAITING, message, epochs));
    }

    /**
     * A new epoch begins.
     *
     * @param samples draws from the training fold
     */
    public void epochBegins(int epoch, int epochs, int samples, Examples examples) {
        update(s -> new Status(
                State.TRAINING, epoch, epochs, samples, 0, 0, 0, examples, s.lastEpoch(), s.version(), null));
    }

    @Override
    public void samplesDone(int samples, double loss, double accuracy) {
        update(s -> new Status(
                s.state(),
                s.epoch(),
                s.epochs(),
                s.samples(),
                samples,
                loss,
                accuracy,
                s.examples(),
                s.lastEpoch(),
                s.version(),
                s.message()));
    }

    /** Validating, publishing, following, finished. */
    public void enter(State state) {
        update(s -> with(s, state, null, s.epochs()));
    }

    /** The epochs of the run that were published, also before this service started; oldest first. */
    public List<EpochReport> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** What this service goes on from began with these epochs, oldest first. */
    public void wentBefore(List<EpochReport> reports) {
        synchronized (history) {
            history.addAll(reports);
        }
    }

    /** A checkpoint is out, or was found at start. */
    public void published(EpochReport report, String version) {
        synchronized (history) {
            history.addLast(report);
            if (history.size() > HISTORY_KEPT) {
                history.removeFirst();
            }
        }
        update(s -> new Status(
                s.state(),
                report.epoch(),
                report.epochs(),
                s.samples(),
                s.samplesDone(),
                s.loss(),
                s.accuracy(),
                s.examples(),
                report,
                version,
                s.message()));
    }

    /** The loss has exploded: training is over, the last checkpoint stays. */
    public void diverged(String message) {
        update(s -> with(s, State.DIVERGED, message, s.epochs()));
    }

    public void failed(String message) {
        update(s -> with(s, State.FAILED, message, s.epochs()));
    }

    private static Status with(Status s, State state, @Nullable String message, int epochs) {
        return new Status(
                state,
                s.epoch(),
                epochs,
                s.samples(),
                s.samplesDone(),
                s.loss(),
                s.accuracy(),
                s.examples(),
                s.lastEpoch(),
                s.version(),
                message);
    }

    private synchronized void update(UnaryOperator<Status> change) {
        status = change.apply(status);
    }
}
