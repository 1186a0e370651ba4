package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyCycleTest {

    private final List<Long> rests = new ArrayList<>();
    private long worked = 1000;
    private final DutyCycle duty = new DutyCycle(() -> worked, rests::add);

    @Test
    void shouldRestFourTimesAsLongAsEachPieceTook() {
        duty.begin();
        worked += 10;
        duty.rest();
        worked += 3;
        duty.rest();

        assertThat(rests).containsExactly(40L, 12L);
    }

    @Test
    void shouldRestForATenthOfASecondAtMost() {
        duty.begin();
        worked += 2_000_000_000L;
        duty.rest();

        assertThat(rests).containsExactly(100_000_000L);
    }

    @Test
    void shouldNotRestForWhatWasDoneBeforeItBegan() {
        duty.begin();
        worked += 10;
        duty.begin();
        duty.rest();

        assertThat(rests).isEmpty();
    }

    @Test
    void shouldNotRestWhenJavaCannotTellHowLongAThreadHasWorked() {
        worked = -1;

        duty.begin();
        duty.rest();

        assertThat(rests).isEmpty();
    }
}
