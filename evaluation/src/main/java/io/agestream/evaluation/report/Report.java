package io.agestream.evaluation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agestream.contract.json.Json;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.evaluation.Subgroups;
import io.agestream.model.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * A checkpoint and the run that led to it as one page of HTML, without scripts and without anything from elsewhere.
 *
 * @param manifest of the checkpoint
 * @param made     when the report is made
 */
public record Report(Manifest manifest, Instant made) {

    private static final String NOTHING_FROM_ELSEWHERE = "default-src 'none'; style-src 'unsafe-inline'";

    /** The page. */
    public String html() {
        Html html = new Html();
        html.in(
                "html",
                () -> {
                    html.in("head", () -> head(html));
                    html.in("body", () -> body(html));
                },
                "lang",
                "en");
        return html.toString();
    }

    private String title() {
        return "Model " + manifest.name() + " " + manifest.version();
    }

    private void head(Html html) {
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_ELSEWHERE);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", title());
        html.leaf("style", style());
    }

    private static String style() {
        try (InputStream css = Report.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void body(Html html) {
        html.in("header", () -> {
            html.leaf("h1", title());
            html.leaf(
                    "p",
                    "Network " + manifest.network().name() + ", epoch "
                            + manifest.epoch().epoch() + " of "
                            + manifest.epoch().epochs() + ", published "
                            + manifest.created().truncatedTo(ChronoUnit.SECONDS) + "; this report is of "
                            + made.truncatedTo(ChronoUnit.SECONDS) + ".",
                    "class",
                    "note");
        });
        html.in("main", () -> {
            Assessment evaluation = manifest.evaluation();
            section(html, "figures", "How right it is", () -> {
                if (evaluation == null) {
                    html.leaf(
                            "p",
                            "The manifest tells no figures: there was no validation fold, or it was published by a release before there were any.");
                } else {
                    tiles(html, evaluation);
                }
            });
            section(html, "training", "Training", () -> new Curves(html, manifest).write());
            if (evaluation != null) {
                sections(html, evaluation);
            }
            section(html, "card", "Model card", () -> new ModelCard(html, manifest).write());
            section(
                    html,
                    "manifest",
                    "Manifest",
                    () -> html.in("details", () -> {
                        html.leaf("summary", "The JSON beside the weights");
                        html.leaf("pre", json(), "tabindex", "0");
                    }));
        });
    }

    private void sections(Html html, Assessment evaluation) {
        Evaluation figures = evaluation.figures();
        section(html, "age", "By age", () -> new Groups(html).byAge(figures));
        section(html, "confusion", "Confusion matrix", () -> new Confusion(
                        html, figures.confusion(), manifest.ageGroups().names())
                .write());
        section(html, "calibration", "Calibration", () -> new Reliability(html, evaluation).write());
        for (Subgroups subgroups : evaluation.subgroups()) {
            section(html, subgroups.label(), "By " + subgroups.label(), () -> new Groups(html).by(subgroups));
        }
    }

    private static void section(Html html, String id, String title, Runnable content) {
        html.in(
                "section",
                () -> {
                    html.leaf("h2", title, "id", id);
                    content.run();
                },
                "aria-labelledby",
                id);
    }

    private static void tiles(Html html, Assessment evaluation) {
        Evaluation figures = evaluation.figures();
        html.leaf(
                "p",
                "On the " + Words.count(figures.examples())
                        + " examples of the validation fold, which it has not learnt from.");
        html.in(
                "dl",
                () -> {
                    tile(
                            html,
                            "Right age group",
                            Words.percent(figures.accuracy()),
                            "95 %: " + Words.interval(figures.accuracy()));
                    tile(
                            html,
                            "One group off at most",
                            Words.percent(figures.oneOff()),
                            "95 %: " + Words.interval(figures.oneOff()));
                    tile(
                            html,
                            "Mean absolute error",
                            Words.years(figures.meanAbsoluteError()) + " years",
                            "of the expected age");
                    tile(
                            html,
                            "Within 5 years (CS@5)",
                            Words.percent(figures.withinFiveYears()),
                            "95 %: " + Words.interval(figures.withinFiveYears()));
                    tile(html, "Macro-F1", Words.digits(figures.macroF1()), "mean over the age groups");
                    tile(
                            html,
                            "Calibration error (ECE)",
                            Words.digits(evaluation.tempered().calibration().expectedError()),
                            figures.temperature() == 1
                                    ? "at temperature 1"
                                    : String.format(
                                            Locale.ROOT,
                                            "at temperature %.3f; %.4f without",
                                            figures.temperature(),
                                            evaluation
                                                    .untempered()
                                                    .calibration()
                                                    .expectedError()));
                },
                "class",
                "tiles");
    }

    private static void tile(Html html, String name, String value, String note) {
        html.in("div", () -> {
            html.leaf("dt", name);
            html.leaf("dd", value);
            html.leaf("dd", note, "class", "note");
        });
    }

    private String json() {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
