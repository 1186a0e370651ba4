package io.agestream.train.training;

import io.agestream.model.recipe.Recipe;
import io.agestream.train.examples.DataSet;
import io.agestream.train.examples.Snapshot;
import io.agestream.train.sampling.EpochSample;
import java.util.BitSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what an epoch sees: a planned one the training fold, a continual one what is new in it and replayed old ones. */
record EpochSampling(Recipe recipe) {

    private static final Logger LOG = LoggerFactory.getLogger(EpochSampling.class);

    /**
     * The sample of the epoch behind a position.
     *
     * @param training fold of the snapshot
     */
    EpochSample next(RunPosition position, Snapshot snapshot, DataSet.Examples training) {
        int epoch = position.epochs() + 1;
        if (recipe.isPlanned(epoch)) {
            return EpochSample.planned(training.groups(), recipe, epoch);
        }
        BitSet since = snapshot.slotsSince(position.offsets());
        EpochSample sample =
                EpochSample.continual(training.groups(), place -> since.get(training.slots()[place]), recipe, epoch);
        LOG.info("Epoch {}: {} new examples and {} replayed ones", epoch, sample.newExamples(), sample.replayed());
        return sample;
    }
}
