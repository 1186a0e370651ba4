package io.agestream.evaluation.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.evaluation.examples.Found.LeftOut;
import io.agestream.evaluation.examples.Found.Reason;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.preprocessing.Preprocessing;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageExamplesTest {

    private static final FaceGenerator.Face FACE = new FaceGenerator(1).face(0);

    @TempDir
    Path folder;

    @Test
    void shouldMakeTheTensorThatIngestMakesWhenANameBeginsWithAnAge() throws IOException {
        // Given
        write("deeper/34_0_1_20260101000000001.jpg", FACE.jpeg());

        // When
        List<Found> found = read(folder);

        // Then
        assertThat(found).singleElement().isInstanceOfSatisfying(Found.Example.class, example -> {
            assertThat(example.id()).isEqualTo("deeper/34_0_1_20260101000000001.jpg");
            assertThat(example.years()).isEqualTo(34);
            assertThat(example.tensor()).isEqualTo(tensorOfIngest(FACE.jpeg()));
        });
    }

    @Test
    void shouldSayWhyWhenSomethingIsNoExample() throws IOException {
        // Given
        write("1_text.jpg", "no image".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write("2_cut.jpg", Arrays.copyOf(FACE.jpeg(), FACE.jpeg().length / 2));
        write("3_empty.jpg", new byte[0]);
        write("face.jpg", FACE.jpeg());
        write("131_old.jpg", FACE.jpeg());

        // When
        List<Found> found = read(folder);

        // Then
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new LeftOut("1_text.jpg", Reason.NO_IMAGE),
                        new LeftOut("2_cut.jpg", Reason.UNUSABLE),
                        new LeftOut("3_empty.jpg", Reason.NO_IMAGE),
                        new LeftOut("face.jpg", Reason.NO_AGE),
                        new LeftOut("131_old.jpg", Reason.IMPOSSIBLE_AGE));
    }

    @Test
    void shouldTellTheFilesOfSeveralPathsApart() throws IOException {
        // Given
        write("a/34_x.jpg", FACE.jpeg());
        write("b/34_x.jpg", FACE.jpeg());

        // When
        List<Found> found = read(folder.resolve("a"), folder.resolve("b"));

        // Then
        assertThat(found)
                .extracting(Found::id)
                .containsExactly(folder.resolve("a") + "/34_x.jpg", folder.resolve("b") + "/34_x.jpg");
    }

    @Test
    void shouldSayWhichPathDoesNotExistBeforeAnythingIsRead() {
        assertThatThrownBy(() -> new ImageExamples(List.of(folder, folder.resolve("none"))))
                .isInstanceOf(IOException.class)
                .hasMessage("There is no file or folder " + folder.resolve("none") + ".");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static List<Found> read(Path... paths) throws IOException {
        List<Found> found = new ArrayList<>();
        try (ImageExamples examples = new ImageExamples(List.of(paths))) {
            for (var next = examples.next(); next != null; next = examples.next()) {
                found.add(next.understand());
            }
        }
        return found;
    }

    private static byte[] tensorOfIngest(byte[] jpeg) {
        Inspection inspection = new ImageInspector(ImageLimits.DEFAULT).inspect(jpeg);
        Preprocessing result = new Preprocessor().preprocess(jpeg, ((Inspection.Passed) inspection).header());
        return ((Preprocessing.Tensor) result).bytes();
    }
}
