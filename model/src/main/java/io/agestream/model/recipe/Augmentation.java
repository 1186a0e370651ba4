package io.agestream.model.recipe;

/**
 * How far images may be changed; each draw is uniform within it.
 *
 * @param mirror     probability of swapping left and right
 * @param degrees    largest rotation, either way
 * @param shift      largest shift in both directions, in half widths
 * @param minScale   smallest part of the image that is seen, as a share of its width
 * @param maxScale   largest part, above 1 to show the border around it
 * @param contrast   largest change of contrast, either way; 0.3 is 0.7 to 1.3
 * @param brightness largest change of brightness, either way, as a share of the full range
 * @param erase      probability that a rectangle is covered, an eighth to a third of the width and of the height
 */
public record Augmentation(
        double mirror,
        double degrees,
        double shift,
        double minScale,
        double maxScale,
        double contrast,
        double brightness,
        double erase) {

    /** Images as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 1, 1, 0, 0, 0);

    public Augmentation {
        probability(mirror, "mirror");
        probability(erase, "erase");
        within(degrees, 0, 180, "degrees");
        within(shift, 0, 1, "shift");
        within(minScale, 0.1, 1, "min-scale");
        within(maxScale, 1, 10, "max-scale");
        within(contrast, 0, 1, "contrast");
        within(brightness, 0, 1, "brightness");
    }

    private static void probability(double value, String what) {
        within(value, 0, 1, what);
    }

    private static void within(double value, double from, double to, String what) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException(
                    "Augmentation " + what + " must be from " + from + " to " + to + ", not " + value + ".");
        }
    }
}
