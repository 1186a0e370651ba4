package io.agestream.train.augmentation;

import java.util.Arrays;

/**
 * Applies changes to square gray images: an affine map with bilinear sampling, border pixels going on outside, then
 * contrast and brightness, then the covered patch. The map is that of PyTorch's {@code affine_grid} and
 * {@code grid_sample(align_corners=False, padding_mode="border")}. Not thread-safe: has a buffer of its own.
 */
final class Warp {

    private static final float FULL_RANGE = 255;

    private final int sourceSide;
    private final int targetSide;
    private final float[] levels;

    /**
     * @param sourceSide width and height of the images
     * @param targetSide width and height of what comes out
     */
    Warp(int sourceSide, int targetSide) {
        this.sourceSide = sourceSide;
        this.targetSide = targetSide;
        this.levels = new float[targetSide * targetSide];
    }

    /**
     * Changes one image.
     *
     * @param source row by row, 8 bits a pixel
     * @param target the same of the target's size
     */
    void apply(Change change, byte[] source, byte[] target) {
        double sum = sample(change, source);
        float mean = (float) (sum / levels.length);
        float contrast = (float) change.contrast();
        float brightness = (float) change.brightness() * FULL_RANGE;
        for (int i = 0; i < levels.length; i++) {
            float level = (levels[i] - mean) * contrast + mean + brightness;
            target[i] = (byte) Math.round(Math.max(0, Math.min(FULL_RANGE, level)));
        }
        Change.Patch patch = change.patch();
        if (patch != null) {
            cover(patch, target);
        }
    }

    /** Fills the levels and gives their sum. */
    private double sample(Change change, byte[] source) {
        double cos = Math.cos(change.radians()) * change.scale();
        double sin = Math.sin(change.radians()) * change.scale();
        double sign = change.mirrored() ? -1 : 1;
        double half = sourceSide / 2.0;
        double step = 2.0 / targetSide;
        double sum = 0;
        for (int row = 0; row < targetSide; row++) {
            double v = (row + 0.5) * step - 1;
            for (int column = 0; column < targetSide; column++) {
                double u = (column + 0.5) * step - 1;
                double x = (cos * sign * u - sin * v + change.shiftX() + 1) * half - 0.5;
                double y = (sin * sign * u + cos * v + change.shiftY() + 1) * half - 0.5;
                float level = bilinear(source, (float) x, (float) y);
                levels[row * targetSide + column] = level;
                sum += level;
            }
        }
        return sum;
    }

    private float bilinear(byte[] source, float x, float y) {
        float last = sourceSide - 1;
        float insideX = Math.max(0, Math.min(last, x));
        float insideY = Math.max(0, Math.min(last, y));
        int left = (int) insideX;
        int top = (int) insideY;
        int right = Math.min(left + 1, sourceSide - 1);
        int bottom = Math.min(top + 1, sourceSide - 1);
        float partX = insideX - left;
        float partY = insideY - top;
        float above = level(source, left, top) * (1 - partX) + level(source, right, top) * partX;
        float below = level(source, left, bottom) * (1 - partX) + level(source, right, bottom) * partX;
        return above * (1 - partY) + below * partY;
    }

    private int level(byte[] source, int x, int y) {
        return source[y * sourceSide + x] & 0xFF;
    }

    private void cover(Change.Patch patch, byte[] target) {
        int left = (int) (patch.x() * targetSide);
        int top = (int) (patch.y() * targetSide);
        int right = left + (int) (patch.width() * targetSide);
        int bottom = top + (int) (patch.height() * targetSide);
        for (int row = top; row < bottom; row++) {
            int begin = row * targetSide;
            Arrays.fill(target, begin + left, begin + right, (byte) patch.level());
        }
    }
}
