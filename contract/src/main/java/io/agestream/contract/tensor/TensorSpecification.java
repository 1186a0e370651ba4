package io.agestream.contract.tensor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How an image became a tensor. Two tensors may be mixed, and a model may score a tensor, only if their specifications
 * are equal; the {@linkplain #hash() hash} travels with each of them.
 *
 * @param dataType      type of an element, {@code UINT8}
 * @param shape         channels, height, width
 * @param color         how colours became one channel
 * @param interpolation how the size was changed
 * @param orientation   what was done about a camera's EXIF orientation
 */
public record TensorSpecification(
        String dataType, List<Integer> shape, String color, String interpolation, String orientation) {

    /** The one that agestream makes: 128 × 128 gray levels, row-major. */
    public static final TensorSpecification GRAY_128 =
            new TensorSpecification("UINT8", List.of(1, 128, 128), "GRAY_BT601", "AREA", "EXIF_APPLIED");

    public TensorSpecification {
        if (shape.size() != 3 || shape.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("A tensor's shape is channels, height, width, not " + shape);
        }
        shape = List.copyOf(shape);
    }

    /** Size of one tensor in bytes. */
    public int bytes() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** 16 hexadecimal digits: the start of the SHA-256 of all properties. */
    public String hash() {
        String canonical = String.join(
                "|",
                dataType,
                String.join("x", shape.stream().map(String::valueOf).toList()),
                color,
                interpolation,
                orientation);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
