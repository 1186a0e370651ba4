package io.agestream.ingest;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** JPEGs that take about as long to decode as photographs of that size: gradients, shapes and noise, the same each time. */
final class SyntheticJpegs {

    private SyntheticJpegs() {}

    static List<byte[]> of(int width, int height, int count) {
        return IntStream.range(0, count)
                .mapToObj(seed -> one(width, height, new Random(seed)))
                .toList();
    }

    private static byte[] one(int width, int height, Random random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setPaint(new GradientPaint(0, 0, color(random), width, height, color(random)));
        canvas.fillRect(0, 0, width, height);
        for (int i = 0; i < 25; i++) {
            canvas.setPaint(color(random));
            canvas.fillOval(
                    random.nextInt(width),
                    random.nextInt(height),
                    5 + random.nextInt(width / 4),
                    5 + random.nextInt(height / 4));
        }
        canvas.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
