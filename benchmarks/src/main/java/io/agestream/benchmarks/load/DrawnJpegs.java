package io.agestream.benchmarks.load;

import io.agestream.cli.synthetic.FaceGenerator;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * JPEGs of the quickstart's drawn faces; other sizes than 200 × 200 are those enlarged, with noise on each pixel as of a
 * sensor, since smooth pictures would decode faster than photographs do. The same seed gives the same bytes.
 */
public final class DrawnJpegs {

    private static final long SEED = 20_200_723L;
    private static final int DRAWN_SIZE = 200;
    private static final int NOISE = 12;

    private DrawnJpegs() {}

    /** So many different ones, 200 × 200 pixels. */
    public static List<byte[]> faces(int count) {
        FaceGenerator faces = new FaceGenerator(SEED);
        return IntStream.range(0, count)
                .mapToObj(number -> faces.face(number).jpeg())
                .toList();
    }

    /** One of this size in pixels. */
    public static byte[] enlarged(int width, int height) {
        byte[] face = faces(1).get(0);
        if (width == DRAWN_SIZE && height == DRAWN_SIZE) {
            return face;
        }
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D canvas = image.createGraphics();
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            canvas.drawImage(ImageIO.read(new ByteArrayInputStream(face)), 0, 0, width, height, null);
            canvas.dispose();
            addNoise(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading and writing in memory cannot fail", e);
        }
    }

    private static void addNoise(byte[] samples) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < samples.length; i += 3) {
            int noise = random.nextInt(-NOISE, NOISE + 1);
            for (int band = 0; band < 3; band++) {
                samples[i + band] = (byte) Math.max(0, Math.min(255, (samples[i + band] & 0xFF) + noise));
            }
        }
    }
}
