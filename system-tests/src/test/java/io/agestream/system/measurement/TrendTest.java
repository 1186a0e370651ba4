package io.agestream.system.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void shouldGiveSlopeAndErrorPerHourWhenValuesScatterAroundALine() {
        // Given
        double[] values = {100, 101, 99, 103, 102, 104, 103, 107, 105, 106};
        double[][] points = IntStream.range(0, values.length)
                .mapToObj(i -> new double[] {2 * i, values[i]})
                .toArray(double[][]::new);

        // When
        Trend trend = Trend.of(points);

        // Then
        // python3 -c "from statistics import linear_regression as lr; x = range(0, 20, 2)
        // y = [100, 101, 99, 103, 102, 104, 103, 107, 105, 106]; b, a = lr(x, y)
        // e = (sum((v - a - b * u) ** 2 for u, v in zip(x, y)) / 8 / 330) ** .5
        // print(b * 3600, e * 3600, 2.306004135204166 * e * 3600)"   (Student's t, 8 degrees of freedom, 0.975)
        assertThat(trend.slope()).isCloseTo(1352.7272727272727, within(1e-6));
        assertThat(trend.error()).isCloseTo(256.5376585375603, within(1e-6));
        assertThat(trend.halfWidth()).isCloseTo(591.5769014232083, within(1e-4));
    }
}
