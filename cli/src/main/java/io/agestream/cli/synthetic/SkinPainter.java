package io.agestream.cli.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.util.random.RandomGenerator;

/** What time does to skin: lines on the forehead, around the eyes and the mouth, bags under the eyes, spots. */
final class SkinPainter {

    private SkinPainter() {}

    /** Draws in the coordinates of {@link FacePainter}. */
    static void paint(Graphics2D g, FaceTraits face, double width, double height, Color shade, RandomGenerator random) {
        double eyes = (face.eyeLevel() - 0.5) * height;
        for (int i = 0; i < face.spots(); i++) {
            double size = 1.5 + 4 * random.nextDouble();
            g.setColor(alpha(shade, 0.5));
            g.fill(new Ellipse2D.Double(
                    (random.nextDouble() - 0.5) * width * 0.7, (random.nextDouble() - 0.5) * height * 0.7, size, size));
        }
        if (face.wrinkles() < 0.05) {
            return;
        }
        g.setColor(alpha(shade, 0.25 + 0.75 * face.wrinkles()));
        g.setStroke(new BasicStroke((float) (0.8 + 1.6 * face.wrinkles())));
        int lines = (int) Math.round(5 * face.wrinkles());
        for (int i = 0; i < lines; i++) {
            double y = eyes - height * (0.17 + 0.05 * i) + random.nextGaussian();
            double half = width * (0.2 + 0.06 * random.nextDouble());
            curve(g, -half, y, 0, y - 3 + random.nextGaussian(), half, y);
        }
        for (int side = -1; side <= 1; side += 2) {
            double x = side * width * 0.22;
            for (int i = 0; i < lines; i++) { // crow's feet
                double end = eyes + (i - lines / 2.0) * height * 0.035;
                curve(
                        g,
                        side * width * 0.35,
                        eyes,
                        side * width * 0.39,
                        end * 0.6 + eyes * 0.4,
                        side * width * 0.44,
                        end);
            }
            double bag = height * (0.07 + 0.03 * face.sag());
            curve(g, x - width * 0.1, eyes + bag * 0.7, x, eyes + bag * 1.5, x + width * 0.1, eyes + bag * 0.7);
            // From the nose to the corner of the mouth, and on down the cheek where it hangs.
            curve(
                    g,
                    side * width * 0.10,
                    eyes + height * 0.16,
                    side * width * 0.24,
                    eyes + height * 0.22,
                    side * width * (0.22 + 0.04 * face.sag()),
                    eyes + height * (0.28 + 0.12 * face.sag()));
        }
    }

    private static void curve(Graphics2D g, double x1, double y1, double cx, double cy, double x2, double y2) {
        g.draw(new QuadCurve2D.Double(x1, y1, cx, cy, x2, y2));
    }

    private static Color alpha(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * Math.min(1, alpha)));
    }
}
