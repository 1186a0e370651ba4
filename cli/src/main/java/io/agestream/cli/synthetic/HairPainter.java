package io.agestream.cli.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/**
 * Hair and beard as strands, in the coordinates of {@link FacePainter}. All strands of one colour are one path, since
 * what a path costs is mostly starting it.
 */
final class HairPainter {

    private static final Color GRAY = new Color(220, 220, 218);
    private static final double[] SHADES = {0.8, 1.0, 1.2};

    private final Graphics2D g;
    private final FaceTraits face;
    private final double width;
    private final double height;
    private final RandomGenerator random;

    HairPainter(Graphics2D g, FaceTraits face, double width, double height, RandomGenerator random) {
        this.g = g;
        this.face = face;
        this.width = width;
        this.height = height;
        this.random = random;
    }

    void beard(Color color) {
        Path2D[] locks = locks();
        int hairs = (int) (320 * face.beard());
        for (int i = 0; i < hairs; i++) {
            double angle = Math.PI * random.nextDouble();
            double from = 0.62 + 0.36 * random.nextDouble();
            double x = Math.cos(angle) * width * 0.43 * from;
            double y = height * 0.17 + Math.sin(angle) * height * 0.33 * from;
            Path2D lock = lock(locks);
            lock.moveTo(x, y);
            lock.lineTo(x + random.nextGaussian(), y + 2 + 2 * random.nextDouble());
        }
        draw(locks, color, 1.9f);
    }

    void top(Color color) {
        if (face.hairline() > 0.95) {
            return;
        }
        Path2D[] locks = locks();
        double full = 1 - face.hairline();
        int strands = (int) (60 + 170 * full);
        for (int i = 0; i < strands; i++) {
            double angle = Math.PI * (1 + random.nextDouble());
            double x = Math.cos(angle) * width * 0.5;
            double y = -height * 0.06 + Math.sin(angle) * height * 0.46;
            // What has receded leaves the forehead first and the sides last.
            double reach = height * (0.05 + 0.17 * full * (1 - 0.5 * Math.abs(Math.cos(angle))));
            if (random.nextDouble() >= face.hairline() * Math.abs(Math.sin(angle))) {
                Path2D lock = lock(locks);
                lock.moveTo(x, y - 2);
                lock.quadTo(
                        x * 0.97 + 2 * random.nextGaussian(),
                        y + reach * 0.4,
                        x * 0.9 + 3 * random.nextGaussian(),
                        y + reach);
            }
        }
        draw(locks, color, 3f);
    }

    private void draw(Path2D[] locks, Color color, float thickness) {
        g.setStroke(new BasicStroke(thickness));
        for (int i = 0; i < SHADES.length; i++) {
            g.setColor(Tones.scale(color, SHADES[i]));
            g.draw(locks[i]);
        }
        g.setColor(GRAY);
        g.draw(locks[SHADES.length]);
    }

    private Path2D lock(Path2D[] locks) {
        return random.nextDouble() < face.gray() ? locks[SHADES.length] : locks[random.nextInt(SHADES.length)];
    }

    private static Path2D[] locks() {
        Path2D[] locks = new Path2D[SHADES.length + 1];
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new Path2D.Double();
        }
        return locks;
    }
}
