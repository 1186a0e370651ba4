package io.agestream.benchmarks.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.synthetic.FaceGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesTest {

    private final FaceGenerator generator = new FaceGenerator(1);

    @Test
    void shouldTakeFacesOfAllAgesWhenTheListingIsSortedByAge(@TempDir Path folder) throws IOException {
        // Given: names sort by age, so that the first 20 are children
        for (int i = 0; i < 80; i++) {
            FaceGenerator.Face face = generator.face(i);
            Files.write(folder.resolve(String.format("%03d_%d.jpg", face.age(), i)), face.jpeg());
        }
        Files.writeString(folder.resolve("34_x.jpg"), "no image");
        Files.write(folder.resolve("0_x.jpg"), generator.face(0).jpeg());
        Files.write(folder.resolve("nobody.jpg"), generator.face(0).jpeg());

        // When
        List<Face> some = Faces.read(Optional.of(folder), 20);
        List<Face> all = Faces.read(Optional.of(folder), 1000);

        // Then
        assertThat(some).hasSizeBetween(19, 20);
        assertThat(some).anyMatch(face -> face.age() >= 45).anyMatch(face -> face.age() < 22);
        assertThat(all).hasSize(80);
        assertThat(all.stream().map(Face::id))
                .containsAll(some.stream().map(Face::id).toList());
        assertThat(all)
                .isNotEqualTo(
                        all.stream().sorted(Comparator.comparingInt(Face::age)).toList());
    }

    @Test
    void shouldSayThatThereIsNoFolder() {
        assertThatThrownBy(() -> Faces.read(Optional.of(Path.of("/nowhere/at/all")), 10))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("There is no file or folder /nowhere/at/all.");
    }
}
