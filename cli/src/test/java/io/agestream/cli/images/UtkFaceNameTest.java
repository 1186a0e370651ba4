package io.agestream.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtkFaceNameTest {

    // The odd ones are of the shapes that occur in the data set.
    @ParameterizedTest
    @CsvSource({
        "26_1_2_20170116172647501.jpg, 26",
        "1_0_0_20161219140623097.jpg.chip.jpg, 1",
        "116_1_2_20170112220255503.jpg, 116",
        "39_1_20170116174525125.jpg, 39",
        "53__0_20170116184028385.jpg, 53",
        "24_0_1_20170116220224657 .jpg, 24",
        "55_0_0_20170116232725357jpg, 55",
        "' 8_1_0_20170109.jpg', 8",
        "34 0_1_20170109.jpg, 34",
        "61_, 61",
        "007_0_0_1.jpg, 7",
        "200_0_0_1.jpg, 200"
    })
    void shouldGiveTheAgeWhenTheNameBeginsWithOne(String name, int age) {
        assertThat(UtkFaceName.age(name)).hasValue(age);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "face.jpg",
                "",
                "_1_2_3.jpg",
                "-5_0_0_1.jpg",
                "0012.jpg",
                "34.jpg",
                "34",
                "20170116_120000.jpg",
                "3.5_0_0_1.jpg",
                "a34_0_0_1.jpg",
                "٣٤_0_0_1.jpg"
            })
    void shouldGiveNoAgeWhenTheNameBeginsWithNone(String name) {
        assertThat(UtkFaceName.age(name)).isEmpty();
    }
}
