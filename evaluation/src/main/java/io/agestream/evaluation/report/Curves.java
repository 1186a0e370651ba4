package io.agestream.evaluation.report;

import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loss, accuracy and learning rate over the epochs of the run, as far back as the manifest tells. */
final class Curves {

    private final Html html;
    private final Manifest manifest;
    private final List<EpochReport> epochs;

    Curves(Html html, Manifest manifest) {
        this.html = html;
        this.manifest = manifest;
        this.epochs = Stream.concat(manifest.history().stream(), Stream.of(manifest.epoch()))
                .toList();
    }

    void write() {
        boolean isConstant =
                epochs.stream().mapToDouble(this::learningRate).distinct().count() == 1;
        html.in(
                "div",
                () -> {
                    curve("Loss", EpochReport::loss, EpochReport::validationLoss);
                    curve("Accuracy", EpochReport::accuracy, EpochReport::validationAccuracy);
                    if (!isConstant) {
                        curve("Learning rate, as the recipe plans it", this::learningRate, null);
                    }
                },
                "class",
                "figures");
        if (isConstant) {
            html.leaf(
                    "p",
                    "The recipe plans a learning rate of " + Words.number(learningRate(manifest.epoch()))
                            + " at the end of each epoch.");
        }
        new Tables(html)
                .folded(
                        "Epochs",
                        List.of(
                                "Epoch",
                                "Examples",
                                "Loss",
                                "Accuracy",
                                "Validation loss",
                                "Validation accuracy",
                                "Learning rate"),
                        epochs.stream().map(this::row).toList());
    }

    private List<String> row(EpochReport report) {
        return List.of(
                Integer.toString(report.epoch()),
                Words.count(report.samples()),
                Words.digits(report.loss()),
                Words.digits(report.accuracy()),
                Words.digits(report.validationLoss()),
                Words.digits(report.validationAccuracy()),
                Words.number(learningRate(report)));
    }

    /** At the end of the epoch. */
    private double learningRate(EpochReport report) {
        return manifest.recipe().optimizer().learningRate() * manifest.recipe().rateFactor(report.epoch(), 1);
    }

    private record Point(int epoch, double value) {}

    private void curve(
            String name,
            Function<EpochReport, @Nullable Double> first,
            @Nullable Function<EpochReport, @Nullable Double> second) {
        List<Point> training = points(first);
        List<Point> validation = second == null ? List.of() : points(second);
        Axis x = Axis.of(
                epochs.stream().map(report -> (double) report.epoch()).toList(), Frame.LEFT + 4, Frame.RIGHT - 4);
        Axis y = Axis.of(
                Stream.concat(training.stream(), validation.stream())
                        .map(Point::value)
                        .toList(),
                Frame.BOTTOM,
                Frame.TOP);
        Frame frame = new Frame(html, x, y);
        html.in("figure", () -> {
            html.leaf("figcaption", name);
            frame.draw(says(name, training, validation), "epoch", () -> {
                line(frame, "first", training);
                line(frame, "second", validation);
                if (second != null) {
                    frame.legend("training", validation.isEmpty() ? "validation: none" : "validation");
                }
            });
        });
    }

    private List<Point> points(Function<EpochReport, @Nullable Double> value) {
        List<Point> points = new ArrayList<>();
        for (EpochReport report : epochs) {
            Double figure = value.apply(report);
            if (figure != null) {
                points.add(new Point(report.epoch(), figure));
            }
        }
        return points;
    }

    private void line(Frame frame, String series, List<Point> points) {
        html.empty(
                "polyline",
                "class",
                "line " + series,
                "points",
                points.stream()
                        .map(point -> Words.px(frame.x().px(point.epoch())) + ","
                                + Words.px(frame.y().px(point.value())))
                        .collect(Collectors.joining(" ")));
        double radius = points.size() > 40 ? 1.5 : 3;
        points.forEach(point -> frame.dot(
                series,
                point.epoch(),
                point.value(),
                radius,
                "epoch " + point.epoch() + ": " + Words.digits(point.value())));
    }

    private static String says(String name, List<Point> training, List<Point> validation) {
        return Stream.of(says("training", training), says("validation", validation))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; ", name + " over the epochs: ", ""));
    }

    private static @Nullable String says(String series, List<Point> points) {
        return points.isEmpty()
                ? null
                : series + " from " + Words.digits(points.get(0).value()) + " to "
                        + Words.digits(points.get(points.size() - 1).value());
    }
}
