package io.agestream.cli.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Prints lines, and below them on a terminal one line of progress that is written over. Where the output is no terminal,
 * the progress becomes a plain line now and then, without control characters. Thread-safe.
 */
public final class Console {

    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private final int columns;
    private final Clock clock;
    private String progress = "";
    private String lastPlain = "";
    private boolean ended;
    private Instant nextPlain;

    /** @param columns width of the terminal; 0 if the output is none */
    public Console(PrintStream out, int columns, Clock clock) {
        this.out = out;
        this.columns = columns;
        this.clock = clock;
        this.nextPlain = clock.instant().plus(PLAIN_INTERVAL);
    }

    /** The one of this process; the launcher script says in {@code agestream.columns} whether it is a terminal. */
    public static Console ofProcess() {
        return new Console(System.out, Integer.getInteger("agestream.columns", 0), Clock.systemUTC());
    }

    public boolean isTerminal() {
        return columns > 0;
    }

    /** Prints a line for good; the progress stays below it. */
    public synchronized void line(String text) {
        erase();
        out.println(text);
        draw();
        out.flush();
    }

    /** Replaces the line of progress. */
    public synchronized void progress(String text) {
        if (ended) {
            return; // somebody has not heard of it yet
        }
        if (!isTerminal()) {
            plainProgress(text);
        } else if (!text.equals(progress)) {
            erase();
            progress = text;
            draw();
            out.flush();
        }
    }

    /** Ends the progress for good and leaves nothing of it on a terminal. */
    public synchronized void endProgress() {
        erase();
        progress = "";
        ended = true;
        out.flush();
    }

    private void plainProgress(String text) {
        Instant now = clock.instant();
        if (!now.isBefore(nextPlain) && !text.equals(lastPlain)) {
            nextPlain = now.plus(PLAIN_INTERVAL);
            lastPlain = text;
            out.println(text);
            out.flush();
        }
    }

    private void erase() {
        if (isTerminal() && !progress.isEmpty()) {
            out.print("\r\u001B[K");
        }
    }

    private void draw() {
        if (isTerminal() && !progress.isEmpty()) {
            // A line that is as long as the terminal is wide would wrap and could not be erased.
            out.print(progress.length() < columns ? progress : progress.substring(0, columns - 2) + "…");
        }
    }
}
