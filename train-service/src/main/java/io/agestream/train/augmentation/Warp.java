package io.agestream.train.augmentation;

import java.util.Arrays;

/**
 * Applies changes to square gray images: an affine map with bilinear sampling, border pixels going on outside, then
 * contrast and brightness, then the covered patch. The map is that of PyTorch's {@code affine_grid} and
 * {@code grid_sample(align_corners=False, padding_mode="border")}. Not thread-safe: has buffers of its own.
 */
final class Warp {

    private static final float FULL_RANGE = 255;

    private final int sourceSide;
    private final int targetSide;
    /** Of the source: as numbers, once each, since Java converts one by one slowly. */
    private final float[] pixels;

    private final float[] levels;
    /** Of each column, the part of its place in the source that does not depend on the row. */
    private final double[] columnX;

    private final double[] columnY;

    /**
     * @param sourceSide width and height of the images
     * @param targetSide width and height of what comes out
     */
    Warp(int sourceSide, int targetSide) {
        this.sourceSide = sourceSide;
        this.targetSide = targetSide;
        this.pixels = new float[sourceSide * sourceSide];
        this.levels = new float[targetSide * targetSide];
        this.columnX = new double[targetSide];
        this.columnY = new double[targetSide];
    }

    /**
     * Changes one image.
     *
     * @param source row by row, 8 bits a pixel
     * @param target the same of the target's size
     */
    void apply(Change change, byte[] source, byte[] target) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = source[i] & 0xFF;
        }
        double sum = sample(change);
        float mean = (float) (sum / levels.length);
        float contrast = (float) change.contrast();
        float brightness = (float) change.brightness() * FULL_RANGE;
        for (int i = 0; i < levels.length; i++) {
            float level = (levels[i] - mean) * contrast + mean + brightness;
            double inRange = level < 0 ? 0 : level > FULL_RANGE ? FULL_RANGE : level;
            target[i] = (byte) (int) (inRange + 0.5); // as Math.round, which is slower
        }
        Change.Patch patch = change.patch();
        if (patch != null) {
            cover(patch, target);
        }
    }

    /** Fills the levels and gives their sum. */
    private double sample(Change change) {
        double cos = Math.cos(change.radians()) * change.scale();
        double sin = Math.sin(change.radians()) * change.scale();
        double sign = change.mirrored() ? -1 : 1;
        double half = sourceSide / 2.0;
        double step = 2.0 / targetSide;
        for (int column = 0; column < targetSide; column++) {
            double u = (column + 0.5) * step - 1;
            columnX[column] = cos * sign * u;
            columnY[column] = sin * sign * u;
        }
        double sum = 0;
        for (int row = 0; row < targetSide; row++) {
            double v = (row + 0.5) * step - 1;
            double rowX = sin * v;
            double rowY = cos * v;
            for (int column = 0; column < targetSide; column++) {
                double x = (columnX[column] - rowX + change.shiftX() + 1) * half - 0.5;
                double y = (columnY[column] + rowY + change.shiftY() + 1) * half - 0.5;
                float level = level((float) x, (float) y);
                levels[row * targetSide + column] = level;
                sum += level;
            }
        }
        return sum;
    }

    private float level(float x, float y) {
        int last = sourceSide - 1;
        int left = (int) x;
        int top = (int) y;
        if (x >= 0 && y >= 0 && left < last && top < last) {
            int at = top * sourceSide + left;
            return bilinear(at, at + 1, at + sourceSide, at + sourceSide + 1, x - left, y - top);
        }
        return levelAtTheBorder(x, y);
    }

    private float levelAtTheBorder(float x, float y) {
        float last = sourceSide - 1;
        float insideX = Math.max(0, Math.min(last, x));
        float insideY = Math.max(0, Math.min(last, y));
        int left = (int) insideX;
        int top = (int) insideY;
        int right = Math.min(left + 1, sourceSide - 1);
        int bottom = Math.min(top + 1, sourceSide - 1);
        return bilinear(
                top * sourceSide + left,
                top * sourceSide + right,
                bottom * sourceSide + left,
                bottom * sourceSide + right,
                insideX - left,
                insideY - top);
    }

    /** Between the pixels at four places, the shares being those of the right and of the lower ones. */
    private float bilinear(int topLeft, int topRight, int bottomLeft, int bottomRight, float right, float bottom) {
        float above = pixels[topLeft] * (1 - right) + pixels[topRight] * right;
        float below = pixels[bottomLeft] * (1 - right) + pixels[bottomRight] * right;
        return above * (1 - bottom) + below * bottom;
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
