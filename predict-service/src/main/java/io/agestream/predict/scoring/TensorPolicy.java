package io.agestream.predict.scoring;

import io.agestream.contract.tensor.TensorSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which records the live model may score.
 *
 * @param specification what the model takes
 * @param hash          of it, as records carry it
 */
public record TensorPolicy(TensorSpecification specification, String hash) {

    public TensorPolicy(TensorSpecification specification) {
        this(specification, specification.hash());
    }

    /**
     * Judges a record.
     *
     * @param spec  its {@code spec} header
     * @param value its bytes
     * @return empty if it can be scored
     */
    public Optional<Refusal> refusal(Optional<String> spec, byte @Nullable [] value) {
        if (value == null) {
            return refused(Fault.NO_TENSOR, "The record has no value, so there is no tensor to score.");
        }
        if (spec.isEmpty()) {
            return refused(
                    Fault.NO_SPECIFICATION,
                    "The record has no header spec, so it is unknown how its tensor was made; the live model takes "
                            + hash + ".");
        }
        if (!spec.get().equals(hash)) {
            return refused(
                    Fault.OTHER_SPECIFICATION,
                    "The tensor is of specification " + spec.get() + ", but the live model takes " + hash + ": "
                            + specification + ".");
        }
        if (value.length != specification.bytes()) {
            return refused(
                    Fault.WRONG_SIZE,
                    "The tensor has " + value.length + " bytes instead of " + specification.bytes() + ".");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(Fault fault, String reason) {
        return Optional.of(new Refusal(fault, reason));
    }
}
