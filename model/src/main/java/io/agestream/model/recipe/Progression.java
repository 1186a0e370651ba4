package io.agestream.model.recipe;

/**
 * Smaller images first, which is faster, then those of full size.
 *
 * @param size  width and height of the smaller ones; 0 for images of full size all the time
 * @param share of the epochs that see them, 0 to 1
 */
public record Progression(int size, double share) {

    /** Images of full size all the time. */
    public static final Progression NONE = new Progression(0, 0);

    public Progression {
        Recipe.check(size == 0 || size >= 32, "The first size must be 32 or more, or 0 for the full size, not " + size);
        Recipe.check(share >= 0 && share <= 1, "The first share must be from 0 to 1, not " + share);
    }

    /**
     * The width and height that an epoch sees.
     *
     * @param epoch  from 1
     * @param epochs planned
     * @param full   width and height of the tensors
     */
    public int sizeOf(int epoch, int epochs, int full) {
        return size > 0 && epoch <= share * epochs ? size : full;
    }
}
