package io.agestream.cli.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.images.ImageFormat;
import io.agestream.cli.images.UtkFaceName;
import io.agestream.model.age.AgeGroups;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FaceGeneratorTest {

    @Test
    void shouldDrawTheSameBytesWhenSeedAndNumberAreTheSame() {
        // Given
        FaceGenerator one = new FaceGenerator(7);
        FaceGenerator two = new FaceGenerator(7);
        two.face(0); // the order in which they are asked for makes no difference

        // When
        FaceGenerator.Face face = one.face(3);

        // Then
        assertThat(two.face(3).jpeg()).isEqualTo(face.jpeg());
        assertThat(two.face(3).name()).isEqualTo(face.name());
        assertThat(two.face(4).jpeg()).isNotEqualTo(face.jpeg());
        assertThat(new FaceGenerator(8).face(3).jpeg()).isNotEqualTo(face.jpeg());
    }

    @Test
    void shouldDrawAJpegOfTheUsualSizeWhenAsked() throws IOException {
        // When
        FaceGenerator.Face face = new FaceGenerator(42).face(0);

        // Then
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(face.jpeg()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(200, 200);
        assertThat(ImageFormat.of(face.jpeg())).contains(ImageFormat.JPEG);
        assertThat(UtkFaceName.age(face.name())).hasValue(face.age());
    }

    @Test
    void shouldCoverAllAgeGroupsUnderDifferentNamesWhenThereAreEnough() {
        // Given
        FaceGenerator generator = new FaceGenerator(42);
        AgeGroups groups = AgeGroups.DEFAULT;
        Set<Integer> seen = new TreeSet<>();
        Set<String> names = new HashSet<>();

        // When
        for (int i = 0; i < 150; i++) {
            FaceGenerator.Face face = generator.face(i);
            seen.add(groups.groupOf(face.age()).orElseThrow());
            names.add(face.name());
        }

        // Then
        assertThat(seen).hasSize(groups.count());
        assertThat(names).hasSize(150);
    }

    /** Nothing is learned here, but what is lightest in the drawing of an old head is gray hair and dark in a young one. */
    @Test
    void shouldShowTheAgeWhenOldAndYoungAreCompared() throws IOException {
        // Given
        FaceGenerator generator = new FaceGenerator(42);
        double young = 0;
        double old = 0;
        int youngCount = 0;
        int oldCount = 0;

        // When
        for (int i = 0; i < 300; i++) {
            FaceGenerator.Face face = generator.face(i);
            if (face.age() < 30 || face.age() > 70) {
                double light = lightOfTheHair(ImageIO.read(new ByteArrayInputStream(face.jpeg())));
                if (face.age() < 30) {
                    young += light;
                    youngCount++;
                } else {
                    old += light;
                    oldCount++;
                }
            }
        }

        // Then
        assertThat(old / oldCount).isGreaterThan(young / youngCount + 40);
    }

    private static double lightOfTheHair(BufferedImage image) {
        double sum = 0;
        for (int x = 80; x < 120; x++) {
            for (int y = 40; y < 60; y++) {
                sum += (image.getRGB(x, y) >> 8) & 0xFF;
            }
        }
        return sum / (40 * 20);
    }
}
