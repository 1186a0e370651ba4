package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "26_0_0_20170109150557335.jpg, male, White",
        "26_0_1_20170109150557335.jpg.chip.jpg, male, Black",
        "1_1_2_20161219140530307, female, Asian",
        "part1/26_1_3_20170109150557335.jpg, female, Indian",
        "' 110_1_4_20170109150557335 .jpg', female, Others",
    })
    void shouldReadSexAndEthnicityWhenAnIdEndsInACompleteName(String id, String sex, String ethnicity) {
        // When
        NameLabels labels = NameLabels.of(id);

        // Then
        assertThat(labels.values()).containsExactlyInAnyOrderEntriesOf(Map.of("sex", sex, "ethnicity", ethnicity));
        assertThat(new NameLabels(labels.code())).isEqualTo(labels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "61_1_20170109142408075.jpg",
                "61_3_20170109150557335.jpg",
                "26_2_0_20170109150557335.jpg",
                "26_0_5_20170109150557335.jpg",
                "26_0_0.jpg",
                "2026_0_0_20170109150557335.jpg",
                "26_0_0_20170109150557335.jpg/cam7.jpg",
                "cam7-000123",
                "",
            })
    void shouldSayNothingWhenANameLacksAFieldOrIsNone(String id) {
        assertThat(NameLabels.of(id).values()).isEmpty();
        assertThat(NameLabels.of(id).code()).isZero();
    }

    @Test
    void shouldRefuseACodeThatStandsForNothing() {
        assertThatThrownBy(() -> new NameLabels((byte) 11)).isInstanceOf(IllegalArgumentException.class);
    }
}
