package io.agestream.cli.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Draws a head, seen from the front. The origin of its coordinates is the middle of the head; y goes down, and one unit
 * is a pixel. For one face.
 */
final class FacePainter {

    private final Graphics2D g;
    private final FaceTraits face;
    private final RandomGenerator random;
    private final double width;
    private final double height;
    private final Color skin;
    private final Color shade;
    private final Color hair;

    private FacePainter(Graphics2D g, FaceTraits face, RandomGenerator random) {
        this.g = g;
        this.face = face;
        this.random = random;
        this.height = face.headSize();
        this.width = height * face.headAspect();
        this.skin = Tones.tint(face.skin(), 1.0, 0.8, 0.66);
        this.shade = Tones.tint(face.skin() * 0.62, 1.0, 0.76, 0.62);
        double level = face.hair() * (1 - face.gray()) + 0.84 * face.gray();
        this.hair = face.gray() > 0.6 ? Tones.tint(level, 1, 1, 1) : Tones.tint(level, 1.0, 0.8, 0.6);
    }

    /** Draws the face into the image, a little off its middle and not quite upright. */
    static void paint(BufferedImage image, FaceTraits face, RandomGenerator random) {
        Graphics2D g = image.createGraphics();
        try {
            double light = random.nextDouble();
            g.setPaint(new GradientPaint(
                    0,
                    0,
                    Tones.tint(light, 0.9 + 0.1 * random.nextDouble(), 1, 0.9 + 0.1 * random.nextDouble()),
                    image.getWidth(),
                    image.getHeight(),
                    Tones.tint(random.nextDouble(), 1, 0.95, 0.9)));
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.translate(
                    image.getWidth() / 2.0 + 4 * random.nextGaussian(),
                    image.getHeight() * 0.52 + 4 * random.nextGaussian());
            g.rotate(Math.toRadians(4 * random.nextGaussian()));
            new FacePainter(g, face, random).paintAll();
        } finally {
            g.dispose();
        }
    }

    private void paintAll() {
        hairBehind();
        shoulders();
        head();
        SkinPainter.paint(g, face, width, height, shade, random);
        eyes();
        noseAndMouth();
        HairPainter strands = new HairPainter(g, face, width, height, random);
        strands.beard(Tones.darker(hair));
        strands.top(hair);
    }

    private void shoulders() {
        g.setColor(
                Tones.tint(random.nextDouble() * 0.8, random.nextDouble(), random.nextDouble(), random.nextDouble()));
        g.fill(ellipse(0, height * 0.86, width * 1.5, height * 0.62));
        g.setColor(shade);
        g.fill(ellipse(0, height * 0.5, width * 0.5, height * 0.4));
    }

    private void hairBehind() {
        if (face.hairline() < 0.75) {
            double top = -height * 0.56;
            Shape everywhere = g.getClip();
            g.clip(new Rectangle2D.Double(-width, top, 2 * width, height * (0.3 + 0.8 * face.hairLength())));
            g.setColor(Tones.darker(hair));
            g.fill(ellipse(0, top + height * 0.62, width * 1.14, height * 1.24));
            g.setClip(everywhere);
        }
    }

    private void head() {
        g.setColor(skin);
        double ear = height * (0.16 + 0.05 * face.sag());
        double level = (face.eyeLevel() - 0.44) * height;
        g.fill(ellipse(-width * 0.5, level, width * 0.14, ear));
        g.fill(ellipse(width * 0.5, level, width * 0.14, ear));
        g.fill(ellipse(0, -height * 0.06, width, height * 0.9));
        // The jaw: narrow in adults, part of the round head in children.
        g.fill(ellipse(0, height * 0.16, width * 0.86, height * 0.68));
    }

    private void eyes() {
        double level = (face.eyeLevel() - 0.5) * height;
        double radius = face.eyeRadius() * width;
        for (int side = -1; side <= 1; side += 2) {
            double x = side * width * 0.22;
            g.setColor(new Color(236, 234, 230));
            g.fill(ellipse(x, level, radius * 2.5, radius * 1.7));
            g.setColor(Tones.tint(0.12 + 0.3 * face.hair(), 0.8, 0.9, 1));
            g.fill(ellipse(x, level, radius * 1.45, radius * 1.45));
            g.setColor(new Color(12, 12, 14));
            g.fill(ellipse(x, level, radius * 0.7, radius * 0.7));
            // A lid that hangs covers the upper part of the eye.
            g.setColor(skin);
            g.fill(ellipse(x, level - radius * (1.35 - 0.55 * face.sag()), radius * 2.8, radius * 1.3));
            g.setColor(Tones.darker(hair));
            g.setStroke(new BasicStroke((float) (height * (0.010 + 0.012 * random.nextDouble()))));
            g.draw(new QuadCurve2D.Double(
                    x - radius * 1.5,
                    level - radius * 1.7,
                    x,
                    level - radius * 2.4,
                    x + radius * 1.5,
                    level - radius * 1.6));
        }
    }

    private void noseAndMouth() {
        double bottom = (face.eyeLevel() - 0.5 + 0.12 + face.noseLength() * 0.6) * height;
        double nose = width * (0.09 + 0.35 * face.noseLength());
        g.setColor(shade);
        g.setStroke(new BasicStroke((float) (height * 0.012)));
        g.draw(new Arc2D.Double(-nose / 2, bottom - nose * 0.4, nose, nose * 0.5, 190, 160, Arc2D.OPEN));
        double mouth = bottom + height * 0.11;
        g.setColor(Tones.tint(face.skin() * 0.6, 1, 0.55, 0.55));
        g.setStroke(new BasicStroke((float) (height * (0.030 - 0.018 * face.wrinkles()))));
        double half = width * (0.14 + 0.04 * face.smile());
        g.draw(new QuadCurve2D.Double(
                -half, mouth, 0, mouth + height * 0.05 * (face.smile() - 0.4 * face.sag()), half, mouth));
    }

    private static Ellipse2D ellipse(double x, double y, double width, double height) {
        return new Ellipse2D.Double(x - width / 2, y - height / 2, width, height);
    }
}
