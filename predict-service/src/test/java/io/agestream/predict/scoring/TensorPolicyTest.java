package io.agestream.predict.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.tensor.TensorSpecification;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TensorPolicyTest {

    private static final TensorSpecification SPEC = TensorSpecification.GRAY_128;

    private final TensorPolicy policy = new TensorPolicy(SPEC);

    @Test
    void shouldAcceptWhenSpecificationAndSizeFit() {
        // When // Then
        assertThat(policy.refusal(Optional.of(SPEC.hash()), new byte[SPEC.bytes()]))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhenThereIsNoValue() {
        // When // Then
        assertThat(policy.refusal(Optional.of(SPEC.hash()), null))
                .get()
                .asString()
                .contains("no value");
    }

    @Test
    void shouldRefuseWhenTheSpecificationIsUnknown() {
        // When // Then
        assertThat(policy.refusal(Optional.empty(), new byte[SPEC.bytes()]))
                .get()
                .asString()
                .contains("no header spec");
    }

    @Test
    void shouldRefuseWhenTheSpecificationDiffers() {
        // When // Then
        assertThat(policy.refusal(Optional.of("0123456789abcdef"), new byte[SPEC.bytes()]))
                .get()
                .asString()
                .startsWith("The tensor is of specification 0123456789abcdef, but the live model takes " + SPEC.hash());
    }

    @Test
    void shouldRefuseWhenBytesAreMissing() {
        // When // Then
        assertThat(policy.refusal(Optional.of(SPEC.hash()), new byte[16383]))
                .contains("The tensor has 16383 bytes instead of 16384.");
    }
}
