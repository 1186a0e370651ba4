package io.agestream.model.recipe;

/**
 * How training goes on behind the planned epochs, on what has come new.
 *
 * @param rate   share of the learning rate, which stays the same; above 0, at most 1
 * @param replay share of the examples that are replayed old ones, 0 to 0.9
 */
public record Continual(double rate, double replay) {

    /** A tenth of the learning rate; half new, half replayed. */
    public static final Continual DEFAULT = new Continual(0.1, 0.5);

    private static final double MOST_REPLAY = 0.9;

    public Continual {
        Recipe.check(rate > 0 && rate <= 1, "The continual rate must be above 0 and at most 1, not " + rate);
        Recipe.check(replay >= 0 && replay <= MOST_REPLAY, "The replay must be from 0 to 0.9, not " + replay);
    }
}
