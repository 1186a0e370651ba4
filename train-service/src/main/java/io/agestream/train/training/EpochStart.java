package io.agestream.train.training;

import io.agestream.train.examples.ExampleStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Decides when the next epoch begins: the planned ones when there are enough examples, the first of them also only when no
 * more are streaming in; those after them when enough new ones have come.
 */
final class EpochStart {

    private final TrainingPlan plan;
    private final ExampleStore store;
    private final ExampleStream stream;
    private final Clock clock;

    EpochStart(TrainingPlan plan, ExampleStore store, ExampleStream stream, Clock clock) {
        this.plan = plan;
        this.store = store;
        this.stream = stream;
        this.clock = clock;
    }

    /** Whether epochs of the plan are left. */
    boolean isPlanned(RunPosition position) {
        return plan.recipe().isPlanned(position.epochs() + 1);
    }

    boolean isDue(RunPosition position) {
        return stream.isCaughtUp()
                && (isPlanned(position) ? hasEnoughExamples(position) : hasEnoughNewExamples(position));
    }

    private boolean hasEnoughExamples(RunPosition position) {
        return (position.epochs() > 0 || isQuiet())
                && store.size() >= plan.minExamples()
                && store.countTrainingSince(Map.of(), plan.ageGroups()) > 0;
    }

    private boolean hasEnoughNewExamples(RunPosition position) {
        return plan.after() == TrainingPlan.After.FOLLOW
                && store.countTrainingSince(position.offsets(), plan.ageGroups()) >= plan.newExamples();
    }

    private boolean isQuiet() {
        return Duration.between(stream.lastArrival(), clock.instant()).compareTo(plan.quietPeriod()) >= 0;
    }
}
