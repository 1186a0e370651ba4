package io.agestream.train.training;

import io.agestream.model.evaluation.Assessment;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What training leaves after an epoch, and goes on from.
 *
 * @param weights    those that serve, safetensors
 * @param state      what else it takes to go on, safetensors; empty if nothing
 * @param golden     probabilities of the golden batch
 * @param epoch      how it went
 * @param history    how the epochs before it went, oldest first
 * @param evaluation on the validation fold; null if that is empty
 * @param lineage    what it was made from; its parent is the version of the checkpoint before
 */
public record Checkpoint(
        byte[] weights,
        Optional<byte[]> state,
        List<float[]> golden,
        EpochReport epoch,
        List<EpochReport> history,
        @Nullable Assessment evaluation,
        Lineage lineage) {

    /** That scoring divides the logits by. */
    public double temperature() {
        return evaluation == null ? 1 : evaluation.figures().temperature();
    }
}
