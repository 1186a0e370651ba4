package io.agestream.train.augmentation;

import io.agestream.model.recipe.Augmentation;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws changes; each value is uniform within its limits. */
final class Changes {

    private static final double SMALLEST_PATCH = 1 / 8.0;
    private static final double LARGEST_PATCH = 1 / 3.0;

    private Changes() {}

    /** Draws one change; the same number of values is taken whatever comes out. */
    static Change draw(Augmentation limits, RandomGenerator random) {
        boolean mirrored = random.nextDouble() < limits.mirror();
        double radians = Math.toRadians(symmetric(random, limits.degrees()));
        double scale = limits.minScale() + (limits.maxScale() - limits.minScale()) * random.nextDouble();
        double shiftX = symmetric(random, limits.shift());
        double shiftY = symmetric(random, limits.shift());
        double factor = 1 + symmetric(random, limits.contrast());
        double offset = symmetric(random, limits.brightness());
        Change.Patch covered = patch(limits.erase(), random);
        return new Change(mirrored, radians, scale, shiftX, shiftY, factor, offset, covered);
    }

    private static Change.@Nullable Patch patch(double probability, RandomGenerator random) {
        boolean covered = random.nextDouble() < probability;
        double width = SMALLEST_PATCH + (LARGEST_PATCH - SMALLEST_PATCH) * random.nextDouble();
        double height = SMALLEST_PATCH + (LARGEST_PATCH - SMALLEST_PATCH) * random.nextDouble();
        double x = (1 - width) * random.nextDouble();
        double y = (1 - height) * random.nextDouble();
        int level = random.nextInt(256);
        return covered ? new Change.Patch(x, y, width, height, level) : null;
    }

    private static double symmetric(RandomGenerator random, double most) {
        return 2 * most * random.nextDouble() - most;
    }
}
