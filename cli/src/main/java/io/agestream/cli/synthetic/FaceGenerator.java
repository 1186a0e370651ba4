package io.agestream.cli.synthetic;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws faces from a seed: the same seed and number give the same bytes on the same Java. Thread-safe.
 */
public final class FaceGenerator {

    /** Width and height in pixels. */
    static final int SIZE = 200;

    // The first ages of the default groups and the end of the last: all groups are equally frequent.
    private static final int[] EDGES = {1, 6, 11, 16, 19, 22, 31, 45, 61, 81, 101};
    private static final double SHARE_GRAY = 0.15;

    private final long seed;

    static {
        // Otherwise ImageIO writes a temporary file for each image.
        ImageIO.setUseCache(false);
    }

    public FaceGenerator(long seed) {
        this.seed = seed;
    }

    /**
     * A face.
     *
     * @param name as in the UTKFace data set; the age is true, the third field always 4, "others"
     * @param age  in years, 1 to 100
     * @param jpeg the image, {@value #SIZE} × {@value #SIZE}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Face(String name, int age, byte[] jpeg) {}

    /** The face with this number, from 0. */
    public Face face(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003L + number);
        int group = random.nextInt(EDGES.length - 1);
        int age = random.nextInt(EDGES[group], EDGES[group + 1]);
        boolean woman = random.nextBoolean();
        boolean gray = random.nextDouble() < SHARE_GRAY;
        BufferedImage image =
                new BufferedImage(SIZE, SIZE, gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        FacePainter.paint(image, FaceTraits.of(age, woman, random), random);
        addNoise(image, 2 + 8 * random.nextDouble(), random);
        String name = String.format(Locale.ROOT, "%d_%d_4_20260101%09d.jpg", age, woman ? 1 : 0, number);
        return new Face(name, age, jpeg(image, (float) (0.75 + 0.2 * random.nextDouble())));
    }

    /** As of a camera's sensor: the same on all channels, different for each pixel. */
    private static void addNoise(BufferedImage image, double deviation, SplittableRandom random) {
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int bands = image.getRaster().getNumBands();
        for (int i = 0; i < samples.length; i += bands) {
            // The sum of two even distributions looks as good as a Gaussian and costs a tenth.
            int bits = random.nextInt();
            int noise = (int) (((bits & 0xFFFF) + (bits >>> 16) - 0xFFFF) * (2.4 * deviation / 0x10000));
            for (int band = 0; band < bands; band++) {
                samples[i + band] = (byte) Math.max(0, Math.min(255, (samples[i + band] & 0xFF) + noise));
            }
        }
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 << 10);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory cannot fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
