package io.agestream.model.weights;

import java.util.Arrays;
import java.util.List;

/**
 * One array of float32 values.
 *
 * @param shape  lengths of the dimensions
 * @param values row-major, as many as the shape says; not copied, so not to be written to
 */
public record WeightTensor(List<Integer> shape, float[] values) {

    public WeightTensor {
        shape = List.copyOf(shape);
        long expected = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (expected != values.length) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + expected + " values, not " + values.length);
        }
    }

    /** A vector. */
    public static WeightTensor of(float[] values) {
        return new WeightTensor(List.of(values.length), values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightTensor tensor
                && shape.equals(tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "float32" + shape;
    }
}
