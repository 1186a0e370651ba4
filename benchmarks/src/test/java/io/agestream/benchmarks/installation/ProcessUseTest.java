package io.agestream.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUseTest {

    private static final List<ProcessUse.Sample> TWO_PROCESSES = List.of(
            new ProcessUse.Sample(0, "broker", 10, 0),
            new ProcessUse.Sample(0, "predict", 5, 0),
            new ProcessUse.Sample(1, "broker", 10.5, 0),
            new ProcessUse.Sample(1, "predict", 6, 0),
            new ProcessUse.Sample(2, "broker", 10.7, 0),
            new ProcessUse.Sample(2, "predict", 6, 0));

    @Test
    void shouldAddUpTheProcessorTimeOfAllProcessesWhenItIsAskedBetweenTwoLooks() {
        // When
        double seconds = ProcessUse.cpuSeconds(TWO_PROCESSES, 0.5, 1.5);

        // Then: half of what the first second took, and half of the second's
        assertThat(seconds).isCloseTo(0.25 + 0.5 + 0.1, within(1e-9));
    }

    @Test
    void shouldEndWithTheLastLookWhenItIsAskedBeyondIt() {
        // When
        double seconds = ProcessUse.cpuSeconds(TWO_PROCESSES, 1, 9);

        // Then
        assertThat(seconds).isCloseTo(0.2, within(1e-9));
    }
}
