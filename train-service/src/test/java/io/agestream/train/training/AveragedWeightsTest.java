package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.agestream.model.network.NativeEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AveragedWeightsTest {

    private static final long LATE = 100_000; // steps of the run, so that only the decay counts

    @Test
    void shouldReachBackNoFurtherThanItMay() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager()) {
            // Given: an average of zeros, and a weight that has become 1
            Parameter weight = Parameter.builder()
                    .setName("w")
                    .setType(Parameter.Type.WEIGHT)
                    .build();
            weight.setArray(manager.zeros(new Shape(1), DataType.FLOAT32));
            Map<String, Parameter> parameters = Map.of("w", weight);
            try (AveragedWeights unlimited = new AveragedWeights(parameters, 0.999f, manager);
                    AveragedWeights limited = new AveragedWeights(parameters, 0.999f, manager)) {
                weight.getArray().addi(1);

                // When: 16 steps, with and without a limit of 16 steps
                for (int i = 0; i < 16; i++) {
                    unlimited.update(parameters, LATE, 1);
                    limited.update(parameters, LATE, 16 / 17f);
                }

                // Then
                assertThat(value(unlimited)).isCloseTo((float) (1 - Math.pow(0.999, 16)), within(1e-4f));
                assertThat(value(limited)).isCloseTo((float) (1 - Math.pow(16 / 17.0, 16)), within(1e-4f));
                assertThat(value(limited)).isBetween(0.6f, 0.65f);
            }
        }
    }

    private static float value(AveragedWeights averages) {
        return averages.values().get("w").toFloatArray()[0];
    }
}
