package io.agestream.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndSignalsTest {

    @Test
    void shouldTellTheExitCodeInsteadOfEndingTheProcessWhenASignalComes() throws Exception {
        // Given: one that ends no test run if it is not handled
        BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        EndSignals.handle("CONT", told::add);

        // When
        new ProcessBuilder(
                        "kill", "-CONT", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();

        // Then
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(128 + 18);
        assertThat(told).isEmpty();
    }
}
