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
        assertRefused(policy.refusal(Optional.of(SPEC.hash()), null), Fault.NO_TENSOR, "no value");
    }

    @Test
    void shouldRefuseWhenTheSpecificationIsUnknown() {
        // When // Then
        assertRefused(
                policy.refusal(Optional.empty(), new byte[SPEC.bytes()]), Fault.NO_SPECIFICATION, "no header spec");
    }

    @Test
    void shouldRefuseWhenTheSpecificationDiffers() {
        // When // Then
        assertRefused(
                policy.refusal(Optional.of("0123456789abcdef"), new byte[SPEC.bytes()]),
                Fault.OTHER_SPECIFICATION,
                "The tensor is of specification 0123456789abcdef, but the live model takes " + SPEC.hash());
    }

    @Test
    void shouldRefuseWhenBytesAreMissing() {
        // When // Then
        assertThat(policy.refusal(Optional.of(SPEC.hash()), new byte[16383]))
                .contains(new Refusal(Fault.WRONG_SIZE, "The tensor has 16383 bytes instead of 16384."));
    }

    private static void assertRefused(Optional<Refusal> refusal, Fault fault, String reason) {
        assertThat(refusal.orElseThrow().fault()).isEqualTo(fault);
        assertThat(refusal.orElseThrow().reason()).contains(reason);
    }
}
