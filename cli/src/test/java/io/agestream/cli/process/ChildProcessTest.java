package io.agestream.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @Test
    void shouldKeepWhatItPrintedAndItsExitCodeWhenAProgramEnds(@TempDir Path logs) {
        // Given
        JavaProgram program = new JavaProgram("nothing", List.of(), List.of("NoSuchClass"), Map.of());

        // When
        ChildProcess child = ChildProcess.start(program, logs);
        await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());

        // Then
        assertThat(child.exitCode()).isEqualTo(1);
        assertThat(child.lastLines(5)).anyMatch(line -> line.contains("NoSuchClass"));
        assertThat(child.log()).isEqualTo(logs.resolve("nothing.log"));
    }

    @Test
    void shouldEndAProgramWhenAskedTo(@TempDir Path logs) {
        // Given
        JavaProgram program = new JavaProgram(
                "sleeper",
                List.of(),
                List.of("-cp", System.getProperty("java.class.path"), Sleeper.class.getName()),
                Map.of("WORD", "ready"));
        ChildProcess child = ChildProcess.start(program, logs);
        await().atMost(Duration.ofSeconds(30)).until(() -> child.hasPrinted("ready"));

        // When
        child.requestStop();
        child.awaitStop(Duration.ofSeconds(30));

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitCode()).isEqualTo(143);
    }

    /** Waits for a long time. */
    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            System.out.println(System.getenv("WORD"));
            Thread.sleep(600_000);
        }
    }
}
