package io.agestream.train.wiring;

import io.agestream.train.progress.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A bar inside an epoch, where standard output is a terminal. */
final class TerminalProgress {

    private static final Duration REFRESH = Duration.ofMillis(500);
    private static final int WIDTH = 30;

    private TerminalProgress() {}

    static void showIfOnTerminal(Progress progress) {
        if (!isTerminal()) {
            return;
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(body -> {
            Thread thread = new Thread(body, "terminal-progress");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(
                () -> show(progress.status(), System.out), 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Up to Java 21 there is a console only on a terminal; from 22 on it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static void show(Progress.Status status, PrintStream out) {
        if (status.state() == Progress.State.TRAINING && status.samples() > 0) {
            out.print("\r" + bar(status));
            out.flush();
        }
    }

    /** Such as {@code epoch 3/20 [=====>    ] 5,120/18,854 · loss 1.2010 · accuracy 0.5439}. */
    static String bar(Progress.Status status) {
        int filled = (int) ((long) WIDTH * status.samplesDone() / status.samples());
        return String.format(
                Locale.ROOT,
                "epoch %d/%d [%s%s] %,d/%,d · loss %.4f · accuracy %.4f",
                status.epoch(),
                status.epochs(),
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                status.samplesDone(),
                status.samples(),
                status.loss(),
                status.accuracy());
    }
}
