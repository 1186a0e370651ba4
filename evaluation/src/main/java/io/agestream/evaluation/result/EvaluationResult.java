package io.agestream.evaluation.result;

import io.agestream.evaluation.scoring.Examination;
import io.agestream.evaluation.scoring.Examination.Omission;
import io.agestream.evaluation.scoring.FoldChoice;
import io.agestream.model.age.AgeReading;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Evaluator;
import io.agestream.model.manifest.Manifest;
import java.util.List;

/**
 * What {@code agestream evaluate} found; as JSON, what it prints with {@code --json}.
 *
 * @param model      that was evaluated
 * @param ageGroups  names, in the order of the confusion matrix
 * @param source     the examples' files or topic
 * @param fold       the side of the split that counts
 * @param otherFold  examples of the other side
 * @param duplicates examples whose tensor is that of another one
 * @param leftOut    what was no example
 * @param evaluation all figures
 */
public record EvaluationResult(
        Model model,
        List<String> ageGroups,
        String source,
        FoldChoice fold,
        int otherFold,
        int duplicates,
        List<Omission> leftOut,
        Assessment evaluation) {

    /**
     * Which checkpoint.
     *
     * @param sha256   of its weights
     * @param engine   that computed it
     * @param mirrored whether the mirror image of each example counted, too
     */
    public record Model(
            String name, String version, String network, int epoch, String sha256, String engine, boolean mirrored) {}

    /**
     * Judges a checkpoint.
     *
     * @throws IllegalArgumentException if no example is of an age in its groups; the message is fit for a user
     */
    public static EvaluationResult of(
            Manifest manifest,
            String engine,
            boolean mirrored,
            String source,
            FoldChoice fold,
            Examination examination) {
        Evaluator evaluator = new Evaluator(
                new AgeReading(manifest.ageGroups(), manifest.network().ages()));
        return new EvaluationResult(
                new Model(
                        manifest.name(),
                        manifest.version(),
                        manifest.network().name(),
                        manifest.epoch().epoch(),
                        manifest.weights().sha256(),
                        engine,
                        mirrored),
                manifest.ageGroups().names(),
                source,
                fold,
                examination.otherFold(),
                examination.duplicates(),
                examination.leftOut(),
                evaluator.assess(examination.outputs(), manifest.temperature()));
    }
}
