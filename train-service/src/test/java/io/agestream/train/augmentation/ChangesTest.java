package io.agestream.train.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agestream.model.recipe.Augmentation;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Augmentation FACES = new Augmentation(0.5, 12, 0.12, 0.8, 1.25, 0.3, 0.3, 0.25);

    @Test
    void shouldStayWithinItsRangesAndReachAllOfThemWhenDrawnOften() {
        // Given
        Random random = new Random(7);

        // When
        List<Change> changes =
                Stream.generate(() -> Changes.draw(FACES, random)).limit(4000).toList();

        // Then
        assertThat(changes.stream().filter(Change::mirrored).count()).isBetween(1850L, 2150L);
        assertThat(changes.stream().filter(c -> c.patch() != null).count()).isBetween(880L, 1120L);
        assertThat(changes).allSatisfy(c -> {
            assertThat(Math.toDegrees(c.radians())).isBetween(-12.0, 12.0);
            assertThat(c.scale()).isBetween(0.8, 1.25);
            assertThat(c.shiftX()).isBetween(-0.12, 0.12);
            assertThat(c.shiftY()).isBetween(-0.12, 0.12);
            assertThat(c.contrast()).isBetween(0.7, 1.3);
            assertThat(c.brightness()).isBetween(-0.3, 0.3);
        });
        assertThat(changes).anyMatch(c -> c.scale() > 1.24);
        assertThat(changes).anyMatch(c -> c.radians() < Math.toRadians(-11.9));
        assertThat(changes.stream().map(Change::patch).filter(p -> p != null)).allSatisfy(p -> {
            assertThat(p.x() + p.width()).isLessThanOrEqualTo(1);
            assertThat(p.y() + p.height()).isLessThanOrEqualTo(1);
            assertThat(p.width()).isBetween(0.125, 1 / 3.0);
        });
    }

    @Test
    void shouldChangeNothingWhenThereIsNoAugmentation() {
        // When
        Change change = Changes.draw(Augmentation.NONE, new Random(1));

        // Then
        assertThat(change).isEqualTo(Change.NONE);
    }

    @Test
    void shouldDrawTheSameWhenTheSeedIsTheSame() {
        assertThat(Changes.draw(FACES, new Random(5))).isEqualTo(Changes.draw(FACES, new Random(5)));
    }

    @Test
    void shouldSayWhatIsWrongWhenARangeCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Augmentation(0.5, 12, 0.12, 0.8, 0.9, 0.3, 0.3, 0.25))
                .withMessage("Augmentation max-scale must be from 1.0 to 10.0, not 0.9.");
    }
}
