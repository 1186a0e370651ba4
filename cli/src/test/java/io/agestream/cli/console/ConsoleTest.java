package io.agestream.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final MutableClock clock = MutableClock.of(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void shouldWriteOverTheProgressWhenItIsATerminal() {
        // Given
        Console console = new Console(out, 12, clock);

        // When
        console.progress("1 of 2");
        console.line("a line");
        console.progress("a progress that is too long");
        console.endProgress();

        // Then
        String erase = "\r\u001B[K";
        assertThat(printed()).isEqualTo("1 of 2" + erase + "a line\n1 of 2" + erase + "a progress…" + erase);
    }

    @Test
    void shouldPrintPlainLinesNowAndThenWhenItIsNoTerminal() {
        // Given
        Console console = new Console(out, 0, clock);

        // When
        console.progress("early");
        clock.add(Duration.ofSeconds(11));
        console.progress("one");
        console.progress("two");
        clock.add(Duration.ofSeconds(11));
        console.progress("one");
        console.line("a line");
        console.progress("three");
        console.endProgress();

        // Then
        assertThat(printed()).isEqualTo("one\na line\nthree\n");
    }

    @Test
    void shouldAlignColumnsWhenATableIsPrinted() {
        // When
        Table table = new Table("name", ">n").row("a", "1,000").row("long name", "2");

        // Then
        assertThat(table.lines()).containsExactly("name           n", "a          1,000", "long name      2");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
