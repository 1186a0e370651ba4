package io.agestream.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agestream.contract.tensor.TensorSpecification;
import org.junit.jupiter.api.Test;

class NativeArraysTest {

    @Test
    void shouldCountWhatANetworkAndTheManagersBelowItHoldUntilTheyAreClosed() {
        // Given
        int before = NativeArrays.count();
        Network network = Network.initialised(Networks.named("tiny", 10), TensorSpecification.GRAY_128, 1);
        int weights = NativeArrays.count() - before;

        // When
        int withABatch;
        try (NDManager batch = network.manager().newSubManager().newSubManager()) {
            batch.zeros(new Shape(1));
            batch.zeros(new Shape(1));
            withABatch = NativeArrays.count() - before;
        }

        // Then
        assertThat(weights).isGreaterThanOrEqualTo(network.parameters().size());
        assertThat(withABatch).isEqualTo(weights + 2);
        assertThat(NativeArrays.count() - before).isEqualTo(weights);
        network.close();
        assertThat(NativeArrays.count()).isEqualTo(before);
    }
}
