package io.agestream.model.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgeReadingTest {

    private static final AgeGroups GROUPS = AgeGroups.ofEdges(List.of(2, 4, 6));

    @Test
    void shouldTakeTheOutputsAsTheyAreWhenTheyStandForTheGroups() {
        // Given
        AgeReading reading = new AgeReading(GROUPS, null);
        float[] outputs = {0.25f, 0.75f};

        // When
        float[] groups = reading.groupProbabilities(outputs);

        // Then
        assertThat(groups).containsExactly(0.25f, 0.75f).isNotSameAs(outputs);
        assertThat(reading.expectedAge(outputs)).isEqualTo(0.25 * 2.5 + 0.75 * 4.5);
    }

    @Test
    void shouldAddUpTheYearsOfAGroupWhenOutputsStandForYears() {
        // Given
        AgeReading reading = new AgeReading(GROUPS, new AgeRange(1, 6));
        float[] outputs = {0.1f, 0.2f, 0.3f, 0.15f, 0.05f, 0.2f};

        // When
        float[] groups = reading.groupProbabilities(outputs);

        // Then: the years 1 and 6 are in no group
        assertThat(groups).containsExactly(new float[] {0.5f, 0.2f}, within(1e-6f));
        assertThat(reading.expectedAge(outputs)).isEqualTo(0.1 + 0.4 + 0.9 + 0.6 + 0.25 + 1.2, within(1e-6));
    }
}
