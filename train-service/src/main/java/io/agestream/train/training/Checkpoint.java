package io.agestream.train.training;

import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import java.util.List;
import java.util.Optional;

/**
 * What training leaves after an epoch, and goes on from.
 *
 * @param weights   safetensors
 * @param optimizer safetensors; empty if the optimizer has no state
 * @param golden    probabilities of the golden batch
 * @param epoch     how it went
 * @param lineage   what it was made from; its parent is the version of the checkpoint before
 */
public record Checkpoint(
        byte[] weights, Optional<byte[]> optimizer, List<float[]> golden, EpochReport epoch, Lineage lineage) {}
