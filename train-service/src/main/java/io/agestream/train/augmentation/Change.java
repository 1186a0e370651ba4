package io.agestream.train.augmentation;

import org.jspecify.annotations.Nullable;

/**
 * What is done to one image.
 *
 * @param mirrored   left and right swapped
 * @param radians    rotation
 * @param scale      size of the part that is seen, 1 being all of the image; below 1 the face becomes larger
 * @param shiftX     of that part to the right, in half widths
 * @param shiftY     of that part downwards, in half heights
 * @param contrast   that the distance of each level from the image's mean is multiplied by
 * @param brightness added to each level, in shares of the full range
 * @param patch      what is covered; null if nothing
 */
record Change(
        boolean mirrored,
        double radians,
        double scale,
        double shiftX,
        double shiftY,
        double contrast,
        double brightness,
        @Nullable Patch patch) {

    /** Leaves an image as it is, but for its size. */
    static final Change NONE = new Change(false, 0, 1, 0, 0, 1, 0, null);

    /**
     * A covered rectangle, in shares of the image's width and height from the top left.
     *
     * @param level gray, 0 to 255
     */
    record Patch(double x, double y, double width, double height, int level) {}
}
