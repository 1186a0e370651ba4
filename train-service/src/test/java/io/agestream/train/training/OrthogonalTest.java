package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agestream.model.network.NativeEngine;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the polynomial of each singular value of matrices whose singular vectors are known, in double precision. */
class OrthogonalTest {

    private static final int SHORTER = 24;
    private static final int LONGER = 216;

    /** From 1 to this, evenly on a logarithmic scale. */
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "0.01, false", "0.01, true", "1e-4, false", "1e-4, true"})
    void shouldTakeEverySingularValueWhereThePolynomialsTakeIt(double least, boolean tall) {
        // Given
        IntToDoubleFunction singular = i -> Math.pow(least, i / (SHORTER - 1.0));
        double norm = 0;
        for (int i = 0; i < SHORTER; i++) {
            norm += singular.applyAsDouble(i) * singular.applyAsDouble(i);
        }
        double length = Math.sqrt(norm);

        // When
        float[] orthogonal = orthogonal(matrix(singular, tall), tall);

        // Then: values are 0.05 in the quadratic mean
        assertThat(orthogonal)
                .containsExactly(matrix(i -> polynomials(singular.applyAsDouble(i) / length), tall), within(2e-4f));
    }

    private static double polynomials(double singular) {
        double value = singular;
        for (int step = 0; step < 5; step++) {
            value = 3.4445 * value - 4.7750 * Math.pow(value, 3) + 2.0315 * Math.pow(value, 5);
        }
        return value;
    }

    private static float[] orthogonal(float[] matrix, boolean tall) {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                NDArray array = manager.create(matrix, tall ? new Shape(LONGER, SHORTER) : new Shape(SHORTER, LONGER));
                NDArray orthogonal = Orthogonal.of(array)) {
            assertThat(orthogonal.getShape()).isEqualTo(array.getShape());
            return orthogonal.toFloatArray();
        }
    }

    /** Singular vectors are waves of the discrete cosine transform. */
    private static float[] matrix(IntToDoubleFunction singular, boolean tall) {
        float[] matrix = new float[SHORTER * LONGER];
        for (int row = 0; row < SHORTER; row++) {
            for (int column = 0; column < LONGER; column++) {
                double sum = 0;
                for (int i = 0; i < SHORTER; i++) {
                    sum += singular.applyAsDouble(i) * wave(i, row, SHORTER) * wave(i, column, LONGER);
                }
                matrix[tall ? column * SHORTER + row : row * LONGER + column] = (float) sum;
            }
        }
        return matrix;
    }

    private static double wave(int frequency, int place, int length) {
        return Math.sqrt((frequency == 0 ? 1.0 : 2.0) / length)
                * Math.cos(Math.PI * (place + 0.5) * frequency / length);
    }
}
