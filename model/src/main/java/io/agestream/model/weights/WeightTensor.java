package io.agestream.model.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * One array of float32 values, kept as the bytes that files hold, so that the weights of a checkpoint need not be copied
 * to be looked at: a large network's would be tens of megabytes each time.
 */
public final class WeightTensor {

    private final List<Integer> shape;
    /** From 0 to its limit. */
    private final ByteBuffer bytes;

    /**
     * A tensor that looks at these bytes, which must not change as long as it is used.
     *
     * @param shape lengths of the dimensions
     * @param bytes row-major, little-endian, from the buffer's position to its limit, as many as the shape says
     * @throws IllegalArgumentException if they are more or fewer
     */
    public WeightTensor(List<Integer> shape, ByteBuffer bytes) {
        this.shape = List.copyOf(shape);
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        long expected = this.shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (bytes.remaining() % Float.BYTES != 0 || expected != count()) {
            throw new IllegalArgumentException("shape " + shape + " needs " + expected + " values, not " + count());
        }
    }

    /** A tensor of a copy of these values, row-major. */
    public WeightTensor(List<Integer> shape, float[] values) {
        this(shape, encoded(values));
    }

    /** A tensor of the same shape as another, for other values. */
    public static WeightTensor zeros(WeightTensor like) {
        return new WeightTensor(like.shape, ByteBuffer.allocate(like.bytes.limit()));
    }

    /** A vector. */
    public static WeightTensor of(float[] values) {
        return new WeightTensor(List.of(values.length), values);
    }

    private static ByteBuffer encoded(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    /** Lengths of the dimensions. */
    public List<Integer> shape() {
        return shape;
    }

    /** How many values there are. */
    public int count() {
        return bytes.limit() / Float.BYTES;
    }

    /** The values, little-endian. */
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A copy of the values, row-major. */
    public float[] values() {
        float[] values = new float[count()];
        floats().get(values);
        return values;
    }

    /** The values themselves, row-major. Only who has made the tensor, with {@link #zeros}, may write to them. */
    public FloatBuffer floats() {
        return bytes.asFloatBuffer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightTensor tensor && shape.equals(tensor.shape) && bytes.equals(tensor.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + bytes.hashCode();
    }

    @Override
    public String toString() {
        return "float32" + shape;
    }
}
