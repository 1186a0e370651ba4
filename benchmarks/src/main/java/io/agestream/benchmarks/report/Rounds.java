package io.agestream.benchmarks.report;

import io.agestream.cli.console.Console;
import io.agestream.cli.console.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of several rounds. All sides of a comparison are measured in each round, one after the other, and ratios are
 * those within a round: whatever else the machine does then weighs on both.
 */
public final class Rounds {

    private static final int RATIO_DIGITS = 3;

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Map<String, Integer> digits = new LinkedHashMap<>();

    /** What is measured in a round. */
    public interface Round {
        /**
         * Measures all sides once.
         *
         * @param isWarmUp whether nobody sees the figures
         */
        void measure(boolean isWarmUp, Rounds figures) throws InterruptedException;
    }

    /**
     * Measures so many rounds after a warm-up, which is a round like the others but does not count.
     *
     * @return the figures of those that count
     */
    public static Rounds afterWarmUp(int count, Console console, Round round) throws InterruptedException {
        console.progress("warm-up");
        round.measure(true, new Rounds());
        Rounds counted = new Rounds();
        for (int number = 1; number <= count; number++) {
            console.progress("round " + number + " of " + count);
            round.measure(false, counted);
        }
        console.endProgress();
        return counted;
    }

    /** Adds a rate per second of the current round. */
    public void rate(String what, double perSecond) {
        add(what + ", /s", perSecond, 0);
    }

    /** Adds a duration of the current round. */
    public void millis(String what, double millis) {
        add(what + ", ms", millis, 2);
    }

    /** Adds an amount of memory of the current round. */
    public void megabytes(String what, double megabytes) {
        add(what + ", MB", megabytes, 0);
    }

    /** Adds a ratio of the current round. */
    public void ratio(String what, double ratio) {
        add(what, ratio, RATIO_DIGITS);
    }

    private void add(String what, double figure, int shown) {
        figures.computeIfAbsent(what, w -> new ArrayList<>()).add(figure);
        digits.put(what, shown);
    }

    /** As lines for a terminal. */
    public List<String> lines() {
        Table table = new Table("", ">min", ">median", ">max", ">rounds");
        figures.forEach((what, rounds) -> {
            String[] cells = Spread.of(rounds).cells(digits.getOrDefault(what, 0));
            table.row(what, cells[0], cells[1], cells[2], Integer.toString(rounds.size()));
        });
        return table.lines();
    }

    /** Every figure of every round. */
    public Csv csv() {
        Csv csv = new Csv("what", "round", "value");
        figures.forEach((what, rounds) -> {
            for (int round = 0; round < rounds.size(); round++) {
                csv.row(what, round + 1, rounds.get(round));
            }
        });
        return csv;
    }
}
