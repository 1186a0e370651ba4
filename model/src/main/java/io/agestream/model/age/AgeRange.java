package io.agestream.model.age;

/**
 * Consecutive whole years, both ends included.
 *
 * @param first in years, 0 or more
 * @param last  in years, not below the first
 */
public record AgeRange(int first, int last) {

    public AgeRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("There are no ages from " + first + " to " + last);
        }
    }

    /** Number of years. */
    public int count() {
        return last - first + 1;
    }
}
