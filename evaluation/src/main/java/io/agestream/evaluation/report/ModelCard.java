package io.agestream.evaluation.report;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.Share;
import io.agestream.model.evaluation.TemperatureFit;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.recipe.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one should know before one uses the model. Source of the form: Mitchell et al., "Model Cards for Model Reporting",
 * 2019.
 */
record ModelCard(Html html, Manifest manifest) {

    void write() {
        html.leaf("h3", "Intended use");
        html.leaf(
                "p",
                "Telling the apparent age of a face in an image, as a group and a number of years, where an error does no harm:"
                        + " statistics over many people, sorting, trying the pipeline out.");
        html.leaf("h3", "Not intended");
        html.leaf(
                "p",
                "Deciding anything about a person: access, sale, insurance, employment, asylum, punishment. How old somebody"
                        + " looks is no proof of an age. It does not recognise people, and it does not notice that an image"
                        + " shows no face: it answers all the same.");
        html.leaf("h3", "Data");
        data(manifest.lineage());
        html.leaf("h3", "Training");
        training();
        html.leaf("h3", "Limits");
        limits();
        html.leaf("h3", "How it was measured");
        measured();
    }

    private void data(Lineage lineage) {
        html.in(
                "dl",
                () -> {
                    entry(
                            "Examples",
                            Words.count(lineage.training()) + " to learn from, " + Words.count(lineage.validation())
                                    + " to judge by, from the topic " + lineage.topic());
                    if (!lineage.ages().isEmpty()) {
                        entry("To learn from, by age", byGroup(lineage.ages()));
                    }
                    entry("Data set", lineage.fingerprint());
                    entry(
                            "Offsets read to",
                            lineage.offsets().entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(offset -> offset.getKey() + ": " + offset.getValue())
                                    .collect(Collectors.joining(", ")));
                    entry("Split", lineage.split() + ". Images of identical content are on one side.");
                    entry("Image", image(manifest.tensor()));
                },
                "class",
                "card");
        html.leaf(
                "p",
                "Where the images come from, who is on them and who agreed is known to whoever sent them, not to this report.",
                "class",
                "note");
    }

    private void training() {
        html.in(
                "dl",
                () -> {
                    entry(
                            "Network",
                            manifest.network().name() + ", "
                                    + (manifest.network().ages() == null
                                            ? "an output per age group"
                                            : "an output per year of age"));
                    entry(
                            "Recipe",
                            manifest.recipe().name() + ": "
                                    + optimizer(manifest.recipe().optimizer()) + ", batches of "
                                    + manifest.recipe().batchSize() + ", seed "
                                    + manifest.recipe().seed());
                    entry(
                            "Epoch",
                            manifest.epoch().epoch() + " of " + manifest.epoch().epochs() + ", "
                                    + manifest.epoch().step() + " steps");
                    entry(
                            "Goes on from",
                            manifest.lineage().parent() == null
                                    ? "nothing"
                                    : manifest.lineage().parent());
                    entry(
                            "Computed with",
                            manifest.libraries().entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(library -> library.getKey() + " " + library.getValue())
                                    .collect(Collectors.joining(", ")));
                },
                "class",
                "card");
    }

    /** As 1-5: 120, 6-10: 90. */
    private String byGroup(Map<Integer, Integer> ages) {
        AgeGroups groups = manifest.ageGroups();
        int[] counts = new int[groups.count()];
        ages.forEach((years, count) -> groups.groupOf(years).ifPresent(group -> counts[group] += count));
        return IntStream.range(0, counts.length)
                .mapToObj(group -> groups.names().get(group) + ": " + Words.count(counts[group]))
                .collect(Collectors.joining(", "));
    }

    private static String image(TensorSpecification tensor) {
        return tensor.dataType() + ", "
                + tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" × ")) + ", "
                + String.join(", ", tensor.color(), tensor.interpolation(), tensor.orientation());
    }

    private static String optimizer(Optimizer optimizer) {
        if (optimizer instanceof Optimizer.AdamW adamW) {
            return "AdamW, learning rate " + adamW.learningRate() + ", weight decay " + adamW.weightDecay()
                    + ", gradients clipped at " + adamW.clipNorm();
        }
        if (optimizer instanceof Optimizer.Muon muon) {
            return "Muon, momentum " + muon.momentum() + ", and for all but kernels " + optimizer(muon.others());
        }
        Optimizer.Sgd sgd = (Optimizer.Sgd) optimizer;
        return "gradient descent, learning rate " + sgd.learningRate() + ", momentum " + sgd.momentum();
    }

    private void entry(String name, String value) {
        html.leaf("dt", name);
        html.leaf("dd", value);
    }

    private void limits() {
        html.in("ul", () -> {
            html.leaf(
                    "li",
                    "Ages outside " + String.join(", ", manifest.ageGroups().names())
                            + " are answered with one of these groups all the same.");
            html.leaf(
                    "li",
                    "Images that are made differently (light, camera, pose, cut) than those it has learnt from are"
                            + " answered worse than this report says.");
            Assessment evaluation = manifest.evaluation();
            if (evaluation == null) {
                html.leaf("li", "It was judged on no images at all: nothing is known of how right it is.");
            } else {
                html.leaf("li", few(evaluation));
                if (evaluation.subgroups().isEmpty()) {
                    html.leaf(
                            "li",
                            "Nothing is known of how it serves women and men or people of different origin, since no name tells.");
                }
            }
        });
    }

    /** Of whom there were too few to say anything. */
    private static String few(Assessment evaluation) {
        String groups = Stream.concat(
                        evaluation.figures().byGroup().stream(),
                        evaluation.subgroups().stream().flatMap(by -> by.cells().stream()))
                .filter(cell -> cell.examples() < Share.FEWEST)
                .map(ModelCard::counted)
                .collect(Collectors.joining(", "));
        return groups.isEmpty()
                ? "Each group had " + Share.FEWEST + " examples or more to judge by."
                : "Fewer than " + Share.FEWEST + " examples to judge by, so that little or nothing is known of: "
                        + groups + ".";
    }

    private static String counted(Cell cell) {
        return cell.name() + " (" + cell.examples() + ")";
    }

    private void measured() {
        List<String> ways = List.of(
                "Every figure is of the validation fold, with the weights as published, at the model's temperature; what is said of the temperature itself is of each half at the temperature that fits the other best.",
                "Intervals are Wilson's, of 95 %. Cells by sex and ethnicity of fewer than " + Share.FEWEST
                        + " examples tell their count only.",
                "Sex and ethnicity are read from file names as in the UTKFace data set, in its words.",
                "Halves for the temperature: " + TemperatureFit.HALVES + ".",
                "A perfect model is right exactly as often as it says, and yet shows a calibration error on so few examples: nine of ten would show one in the range told.");
        html.in("ul", () -> ways.forEach(way -> html.leaf("li", way)));
    }
}
