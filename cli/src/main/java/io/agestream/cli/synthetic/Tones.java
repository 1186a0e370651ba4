package io.agestream.cli.synthetic;

import java.awt.Color;

/** Colours by brightness. */
final class Tones {

    private Tones() {}

    /** The share of each channel at this brightness, all from 0 to 1. */
    static Color tint(double brightness, double red, double green, double blue) {
        return new Color(
                level(255 * brightness * red), level(255 * brightness * green), level(255 * brightness * blue));
    }

    static Color darker(Color color) {
        return scale(color, 0.72);
    }

    static Color scale(Color color, double factor) {
        return new Color(
                level(color.getRed() * factor), level(color.getGreen() * factor), level(color.getBlue() * factor));
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
