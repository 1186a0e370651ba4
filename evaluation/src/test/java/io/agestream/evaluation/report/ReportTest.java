package io.agestream.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeReading;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Evaluator;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Manifest;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void shouldHaveASectionForEverythingTheManifestTells() throws Exception {
        // Given
        Manifest manifest = manifest(assessment());

        // When
        Document page = page(manifest);

        // Then
        assertThat(texts(page, "//h2"))
                .containsExactly(
                        "How right it is",
                        "Training",
                        "By age",
                        "Confusion matrix",
                        "Calibration",
                        "By ethnicity",
                        "By sex",
                        "Model card",
                        "Manifest");
        assertThat(texts(page, "//svg/title")).hasSizeGreaterThan(6).doesNotContain("");
        assertThat(texts(page, "//h1")).containsExactly("Model age v1");
    }

    @Test
    void shouldTellTheFiguresOfTheEvaluation() throws Exception {
        // Given
        Assessment assessment = assessment();

        // When
        Document page = page(manifest(assessment));

        // Then
        assertThat(texts(page, "//dl[@class='tiles']//dd[1]"))
                .startsWith(
                        Words.percent(assessment.figures().accuracy()),
                        Words.percent(assessment.figures().oneOff()),
                        Words.years(assessment.figures().meanAbsoluteError()) + " years");
        assertThat(texts(page, "//table[@class='confusion']/tbody/tr[3]/td"))
                .containsExactlyElementsOf(assessment.figures().confusion().counts().get(2).stream()
                        .map(count -> count == 0 ? "" : Words.count(count))
                        .toList());
        assertThat(texts(page, "//section[@aria-labelledby='age']//tbody/tr[1]/td"))
                .startsWith(
                        Words.count(assessment.figures().byGroup().get(0).examples()),
                        Words.percent(assessment.figures().byGroup().get(0).accuracy()),
                        Words.interval(assessment.figures().byGroup().get(0).accuracy()),
                        Words.percent(assessment.figures().confusion().precision(0)));
        assertThat(texts(page, "//section[@aria-labelledby='calibration']//p[1]"))
                .singleElement()
                .asString()
                .contains(String.format(
                        java.util.Locale.ROOT, "%.3f", assessment.figures().temperature()))
                .contains(String.format(
                        java.util.Locale.ROOT,
                        ": %.3f and %.3f. ",
                        assessment.temperatureFit().halves().get(0).temperature(),
                        assessment.temperatureFit().halves().get(1).temperature()));
        assertThat(texts(page, "//tr[th='Calibration error of a perfect model, by chance']/td"))
                .containsExactly(
                        Words.range(assessment.untempered().calibration().byChance()),
                        Words.range(assessment.tempered().calibration().byChance()));
        assertThat(texts(page, "//section[@aria-labelledby='training']//tbody/tr/th"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void shouldNotTellFiguresOfFewerThanThirtyExamples() throws Exception {
        // When
        Document page = page(manifest(assessment()));

        // Then: 10 are Indian
        assertThat(texts(page, "//section[@aria-labelledby='ethnicity']//tbody/tr[th='Indian']/td"))
                .containsExactly("10", "not told", "–", "–");
        assertThat(texts(page, "//section[@aria-labelledby='ethnicity']//svg/text"))
                .contains("10 of at least 30 examples: not told");
        assertThat(texts(page, "//section[@aria-labelledby='card']//li"))
                .anySatisfy(
                        text -> assertThat(text).startsWith("Fewer than 30 ").contains("Indian (10)"));
    }

    @Test
    void shouldReferToNothingElsewhereAndRunNothing() throws Exception {
        // When
        String html = new Report(manifest(assessment()), NOW).html();

        // Then
        Document page = parsed(html);
        assertThat(html).startsWith("<!DOCTYPE html><html lang=\"en\">").doesNotContain("url(", "@import", "data:");
        assertThat(nodes(page, "//script | //link | //img | //iframe | //object | //base | //form")
                        .getLength())
                .isZero();
        assertThat(texts(page, "//@href | //@src | //@*[starts-with(name(), 'on')]"))
                .isEmpty();
        assertThat(texts(page, "//meta[@http-equiv='Content-Security-Policy']/@content"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void shouldSayThatThereAreNoFiguresWhenThereWasNoValidationFold() throws Exception {
        // When
        Document page = page(manifest(null));

        // Then
        assertThat(texts(page, "//h2")).containsExactly("How right it is", "Training", "Model card", "Manifest");
        assertThat(texts(page, "//section[@aria-labelledby='figures']/p"))
                .singleElement()
                .asString()
                .startsWith("The manifest tells no figures");
    }

    @Test
    void shouldEscapeWhatComesFromTheManifest() throws Exception {
        // Given
        String version = "<b>&\"v\"</b>";

        // When
        Document page = page(TINY.manifest(version, TINY.blob()));

        // Then
        assertThat(texts(page, "//h1")).containsExactly("Model age " + version);
        assertThat(texts(page, "//b")).isEmpty();
    }

    private static Manifest manifest(@Nullable Assessment assessment) {
        Manifest plain = TINY.manifest("v1", TINY.blob());
        return new Manifest(
                plain.name(),
                plain.version(),
                plain.created(),
                plain.weights(),
                null,
                plain.network(),
                plain.tensor(),
                plain.tensorHash(),
                plain.ageGroups(),
                1,
                plain.golden(),
                plain.recipe(),
                plain.epoch(),
                List.of(epoch(1), epoch(2)),
                assessment,
                plain.lineage(),
                plain.libraries());
    }

    private static EpochReport epoch(int epoch) {
        return new EpochReport(epoch, 20, 100L * epoch, 18854, 171, 2.3 / epoch, 0.1 * epoch, 2095, 2.4 / epoch, 0.1);
    }

    /** Of 400 drawn outputs, 10 of which are of people whom names call Indian. */
    private static Assessment assessment() {
        SplittableRandom random = new SplittableRandom(1);
        List<LabelledOutput> outputs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            float[] logits = new float[10];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = (float) (2 * (5 * random.nextDouble() - Math.abs(i % 10 - k)));
            }
            outputs.add(new LabelledOutput(
                    random.nextLong(),
                    TestCheckpoint.GROUPS.edges().get(i % 10),
                    logits,
                    Map.of(
                            "sex", i % 3 == 0 ? "male" : "female",
                            "ethnicity", i < 10 ? "Indian" : "Asian")));
        }
        return new Evaluator(new AgeReading(TestCheckpoint.GROUPS, null)).assessAndFit(outputs);
    }

    private static Document page(Manifest manifest) throws Exception {
        return parsed(new Report(manifest, NOW).html());
    }

    private static Document parsed(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(html)));
    }

    private static NodeList nodes(Document page, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return (NodeList) xpath.evaluate(path, page, XPathConstants.NODESET);
    }

    private static List<String> texts(Document page, String path) throws Exception {
        NodeList nodes = nodes(page, path);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
