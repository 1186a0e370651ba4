package io.agestream.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.console.Console;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void shouldGiveLeastMedianAndMostOfTheRounds() {
        // Given
        Rounds rounds = new Rounds();

        // When
        List.of(30.0, 10.0, 20.0).forEach(rate -> rounds.rate("bare", rate));
        List.of(0.5, 0.25).forEach(ratio -> rounds.ratio("part", ratio));

        // Then
        assertThat(rounds.lines())
                .containsExactly(
                        "            min  median    max  rounds",
                        "bare, /s     10      20     30       3",
                        "part      0.250   0.375  0.500       2");
        assertThat(rounds.csv().lines())
                .containsExactly(
                        "what,round,value",
                        "\"bare, /s\",1,30.000",
                        "\"bare, /s\",2,10.000",
                        "\"bare, /s\",3,20.000",
                        "part,1,0.500",
                        "part,2,0.250");
    }

    @Test
    void shouldCountTheRoundsAfterTheWarmUpOnly() throws InterruptedException {
        // Given
        AtomicInteger rates = new AtomicInteger();

        // When
        Rounds rounds = Rounds.afterWarmUp(2, Console.ofProcess(), (isWarmUp, figures) -> {
            int rate = rates.incrementAndGet();
            assertThat(isWarmUp).isEqualTo(rate == 1);
            figures.rate("bare", rate);
        });

        // Then
        assertThat(rounds.csv().lines())
                .containsExactly("what,round,value", "\"bare, /s\",1,2.000", "\"bare, /s\",2,3.000");
    }
}
