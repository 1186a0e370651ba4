package io.agestream.model.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.json.Json;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeGroupsTest {

    @Test
    void shouldGiveTheArticlesGroupsWhenAgesAreTheArticles() {
        // Given: the article's AgeClassConverter numbers groups from 1
        double[] ages = {2, 6, 8, 15, 21};

        // When
        IntStream groups = DoubleStream.of(ages)
                .mapToInt(age -> AgeGroups.DEFAULT.groupOf(age).orElseThrow() + 1);

        // Then
        assertThat(groups.boxed()).containsExactly(1, 2, 2, 3, 5);
    }

    @ParameterizedTest
    @CsvSource({"1,1-5", "5,1-5", "5.9,1-5", "6,6-10", "30,22-30", "31,31-44", "100,81-100", "100.9,81-100"})
    void shouldFindTheGroupWhenAgeIsAtAnEdge(double age, String group) {
        // When
        int index = AgeGroups.DEFAULT.groupOf(age).orElseThrow();

        // Then
        assertThat(AgeGroups.DEFAULT.names().get(index)).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9, 101, 130, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldBelongToNoGroupWhenAgeIsOutside(double age) {
        assertThat(AgeGroups.DEFAULT.groupOf(age)).isEmpty();
    }

    @Test
    void shouldBeOneAtTheGroupOnlyWhenEncodedAsOneHot() {
        assertThat(AgeGroups.DEFAULT.oneHot(3)).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void shouldAverageTheMiddlesWhenAskedForTheExpectedAge() {
        // Given: half 6–10 (middle 8), half 11–15 (middle 13)
        float[] probabilities = {0, 0.5f, 0.5f, 0, 0, 0, 0, 0, 0, 0};

        // When
        double age = AgeGroups.DEFAULT.expectedAge(probabilities);

        // Then
        assertThat(age).isEqualTo(10.5);
    }

    @Test
    void shouldNameAGroupOfOneYearByThatYear() {
        assertThat(AgeGroups.ofEdges(List.of(0, 1, 18)).names()).containsExactly("0", "1-17");
    }

    @Test
    void shouldBeTheSameWhenReadBackFromJson() {
        assertThat(Json.read(Json.write(AgeGroups.DEFAULT), AgeGroups.class)).isEqualTo(AgeGroups.DEFAULT);
    }

    @Test
    void shouldSayWhatIsWrongWhenEdgesOrNamesAreInvalid() {
        assertThatThrownBy(() -> AgeGroups.ofEdges(List.of(1))).hasMessageContaining("two edges");
        assertThatThrownBy(() -> AgeGroups.ofEdges(List.of(1, 6, 6))).hasMessageContaining("ascend");
        assertThatThrownBy(() -> new AgeGroups(List.of(1, 6, 9), List.of("a", "a")))
                .hasMessageContaining("different names");
    }
}
