package io.agestream.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void shouldBeginAndEndAtRoundValues() {
        // When
        Axis axis = Axis.of(List.of(0.37, 1.92), 184, 22);

        // Then
        assertThat(axis.low()).isEqualTo(0, within(1e-9));
        assertThat(axis.high()).isEqualTo(2, within(1e-9));
        assertThat(axis.ticks()).hasSize(5);
        assertThat(axis.ticks().get(1)).isEqualTo(0.5, within(1e-9));
        assertThat(axis.px(1)).isEqualTo(103, within(1e-9));
    }

    @Test
    void shouldHaveRoomWhenThereIsOneValueOrNone() {
        assertThat(Axis.of(List.of(3.0), 0, 100).px(3)).isEqualTo(50, within(1e-9));
        assertThat(Axis.of(List.of(), 0, 100).ticks()).isNotEmpty();
    }
}
