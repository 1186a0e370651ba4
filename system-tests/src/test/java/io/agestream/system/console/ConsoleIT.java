package io.agestream.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** One visit, from before the first model on; its screenshots are kept under target. */
@TestMethodOrder(OrderAnnotation.class)
class ConsoleIT {

    private static final FaceGenerator FACES = new FaceGenerator(3);
    private static Path directory;
    private static Pipeline pipeline;
    private static Browser browser;

    @BeforeAll
    static void openThePageBeforeThereIsAModel() throws IOException {
        assumeThat(Browser.isInstalled())
                .as("Chromium and its driver are installed")
                .isTrue();
        pipeline = new Pipeline(
                "console",
                Brokers.single(),
                Map.of(
                        "QUARKUS_HTTP_CORS_ORIGINS", "/http://127[.]0[.]0[.]1:[0-9]+/",
                        "AGESTREAM_TRAIN_NETWORK", "tiny",
                        "AGESTREAM_TRAIN_EPOCHS", "3",
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", "50",
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "1s",
                        "AGESTREAM_TRAIN_AFTER", "stop"));
        directory = pipeline.directory();
        ServiceProcess predict = pipeline.instance(
                "predict",
                "predict-console",
                Map.of(
                        "AGESTREAM_CONSOLE_INGEST_URL", pipeline.ingest.http().address(),
                        "AGESTREAM_CONSOLE_TRAIN_URL", pipeline.train.http().address()));
        pipeline.ingest.start();
        predict.start();
        pipeline.ingest.awaitReady();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> predict.http().get("/").statusCode() == 200);
        browser = new Browser(directory.resolve("pictures"));
        browser.open(predict.http().address());
    }

    @AfterAll
    static void leave() {
        Stream.of(browser, pipeline).filter(opened -> opened != null).forEach(ConsoleIT::close);
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    void shouldSayThatThereIsNoModelYetWhenAPictureIsSentBeforeTheFirst() throws IOException {
        // Given
        browser.awaitText("status", "Connected");
        assertThat(browser.text("live-model")).contains("No model yet");
        browser.awaitText("training-state", "train-service does not answer");

        // When
        choose(picture("early.jpg", FACES.face(1000).jpeg()));

        // Then
        browser.awaitText("answer", "there is no model yet");
        browser.keepPicture("no-model-yet");
    }

    @Test
    @Order(2)
    void shouldShowTrainingSwapsAndThePredictionThatHadToWaitWhenTrainingRuns() throws IOException {
        // When
        for (int i = 0; i < 200; i++) {
            FaceGenerator.Face face = FACES.face(i);
            pipeline.sendImage("face-" + i, face.jpeg(), Map.of("age", Integer.toString(face.age())));
        }
        pipeline.flush();
        pipeline.train.start();

        // Then
        browser.awaitText("training-state", "Finished");
        browser.awaitText("answer", "years");
        assertBarsAddUp();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.rows("models").size() == 3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.rows("models").get(0).getText().contains("live"));
        assertThat(browser.rows("swaps")).isNotEmpty().allSatisfy(row -> assertThat(row.getText())
                .contains("took over"));
        assertThat(browser.text("live-model")).contains("is live since");
        assertThat(browser.rows("recent")).isNotEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        browser.rows("confusion-table"))
                .as("the live model's confusion matrix")
                .hasSize(10)
                .anySatisfy(row -> assertThat(row.findElements(By.cssSelector("td")))
                        .anySatisfy(cell -> assertThat(cell.getText()).matches("\\d+"))));
        assertThat(browser.<Boolean>run("return document.querySelector('#loss-chart canvas').width > 100"))
                .isTrue();
        browser.keepPicture("light");
    }

    @Test
    @Order(3)
    void shouldShowBarsWhenAPictureIsChosenDroppedPastedOrTaken() throws IOException {
        // When // Then: chosen
        choose(picture("face.jpg", FACES.face(1001).jpeg()));
        awaitAnotherAnswer("face 1");

        // dropped and pasted, as the browser hands files over
        for (String event : List.of("drop", "paste")) {
            browser.run(
                    """
                    const bytes = Uint8Array.from(atob(arguments[1]), c => c.charCodeAt(0));
                    const data = new DataTransfer();
                    data.items.add(new File([bytes], "face.jpg", {type: "image/jpeg"}));
                    const event = arguments[0] === "drop" ? new DragEvent("drop", {dataTransfer: data, bubbles: true})
                      : new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
                    document.body.dispatchEvent(event);
                    """,
                    event,
                    Base64.getEncoder().encodeToString(FACES.face(1002).jpeg()));
            awaitAnotherAnswer(event);
        }

        // taken
        browser.element("camera").click();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> browser.<Boolean>run("return document.getElementById('video').videoWidth > 0"));
        browser.element("shoot").click();
        awaitAnotherAnswer("camera");
        browser.element("stop").click();
        assertThat(browser.element("webcam").isDisplayed()).isFalse();
    }

    @Test
    @Order(4)
    void shouldSayWhyInWordsWhenItIsNoPictureOrADamagedOne() throws IOException {
        // When // Then
        choose(picture("letter.txt", "Dear camera,".getBytes(StandardCharsets.UTF_8)));
        browser.awaitText("answer", "Not accepted: ");
        assertThat(browser.text("answer")).contains("no image in a known format");
        byte[] face = FACES.face(1003).jpeg();
        choose(picture("half.jpg", Arrays.copyOf(face, face.length / 2)));
        browser.awaitText("answer", "cut off");
        assertThat(browser.element("bars").getText()).isEmpty();
        browser.keepPicture("refused");
    }

    @Test
    @Order(5)
    void shouldBeReadableByEverybodyWhenItIsDarkOrNarrowOrReadAloud() throws IOException {
        // Given
        choose(picture("last.jpg", FACES.face(1004).jpeg()));
        browser.awaitText("answer", "years");

        // When // Then: light, then dark by the system's wish, then by the button
        browser.preferTheme("light");
        String light = background();
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.preferTheme("dark");
        assertThat(background()).isNotEqualTo(light);
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.keepPicture("dark");
        browser.element("theme").click();
        assertThat(background()).isEqualTo(light);

        // narrow
        browser.resize(400, 900);
        assertThat(browser.<Number>run("return document.documentElement.scrollWidth")
                        .intValue())
                .isLessThanOrEqualTo(400);
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.keepPicture("narrow");

        // by keyboard: first a way past the header, then everything that can be clicked
        browser.run("document.querySelector('a, button, input').focus()");
        for (String expected : List.of("Skip to the picture", "Dark", "Choose a file", "Use the camera")) {
            assertThat(browser.<String>run("return document.activeElement.textContent.trim()"))
                    .isEqualTo(expected);
            pressTab();
        }
    }

    @Test
    @Order(6)
    void shouldHaveComplainedOfNothingButTheRefusedPictureWhenLeft() {
        // When // Then
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).containsAnyOf("415", "blob:"));
    }

    private static void pressTab() {
        WebElement active = browser.run("return document.activeElement");
        active.sendKeys(Keys.TAB);
    }

    private static String background() {
        return browser.run("return getComputedStyle(document.body).backgroundColor");
    }

    private static void choose(Path file) {
        browser.element("file").sendKeys(file.toAbsolutePath().toString());
    }

    private static void awaitAnotherAnswer(String how) {
        Awaitility.await(how).atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> browser.text("answer")
                .contains("years"));
        assertBarsAddUp();
        browser.run("document.getElementById('answer').textContent = ''");
    }

    private static void assertBarsAddUp() {
        List<String> shares =
                browser.run("return [...document.querySelectorAll('#bars .share')].map(share => share.textContent)");
        assertThat(shares).hasSize(10);
        assertThat(shares.stream()
                        .mapToDouble(share -> Double.parseDouble(share.replace(" %", "")))
                        .sum())
                .isBetween(96.0, 104.0);
        assertThat(browser.text("stages"))
                .contains("Ingest: decoding and preprocessing", "All, until this page had it");
    }

    private static Path picture(String name, byte[] bytes) throws IOException {
        Path file = Files.createDirectories(directory.resolve("sent")).resolve(name);
        Files.write(file, bytes);
        return file;
    }
}
