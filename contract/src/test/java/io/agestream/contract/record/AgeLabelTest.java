package io.agestream.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeLabelTest {

    @ParameterizedTest
    @CsvSource({"34,34", "34.5,34.5", "' 7 ',7", "0,0", "130,130"})
    void shouldBeYearsWhenTextIsAnAge(String text, double years) {
        assertThat(AgeLabel.parse(text)).isEqualTo(new AgeLabel.Years(years));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "thirty", "34 years", "0x"})
    void shouldSayThatItIsNoNumberWhenTextIsNone(String text) {
        assertThat(AgeLabel.parse(text))
                .isEqualTo(new AgeLabel.Invalid("the label age=\"" + text + "\" is not a number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "-1", "130.1", "NaN", "Infinity"})
    void shouldNameTheRangeWhenNumberIsNoAge(String text) {
        assertThat(AgeLabel.parse(text))
                .isEqualTo(
                        new AgeLabel.Invalid("the label age=\"" + text + "\" is not an age between 0 and 130 years"));
    }

    @Test
    void shouldReadThePlainHeaderBeforeTheCloudEventsExtension() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        assertThat(AgeLabel.of(headers)).isEqualTo(new AgeLabel.None());
        headers.add("ce_age", "20".getBytes(StandardCharsets.UTF_8));
        assertThat(AgeLabel.of(headers)).isEqualTo(new AgeLabel.Years(20));

        // When
        headers.add("age", "30".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(AgeLabel.of(headers)).isEqualTo(new AgeLabel.Years(30));
    }
}
