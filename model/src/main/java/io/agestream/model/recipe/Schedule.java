package io.agestream.model.recipe;

/**
 * How the learning rate goes over a run: up from 0 in a straight line, then down along half a cosine; or not at all.
 *
 * @param warmUp share of the run during which it rises, 0 to 1
 * @param last   share of the learning rate that is left at the end, 0 to 1; 1 keeps it constant behind the warm-up
 */
public record Schedule(double warmUp, double last) {

    /** The same rate all the time. */
    public static final Schedule CONSTANT = new Schedule(0, 1);

    public Schedule {
        Recipe.check(warmUp >= 0 && warmUp < 1, "The warm-up must be from 0 to below 1, not " + warmUp);
        Recipe.check(last >= 0 && last <= 1, "The last rate must be from 0 to 1, not " + last);
    }

    /**
     * The share of the learning rate that a step takes.
     *
     * @param done share of the run that is done, 0 to 1; what comes after the planned run stays at the end
     */
    public double factor(double done) {
        if (done < warmUp) {
            return done / warmUp;
        }
        double descent = Math.min(1, (done - warmUp) / (1 - warmUp));
        return last + (1 - last) * 0.5 * (1 + Math.cos(Math.PI * descent));
    }
}
