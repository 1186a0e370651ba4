package io.agestream.evaluation.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.agestream.model.split.Fold;
import java.util.Locale;

/** Which side of training's split counts; the content of a tensor decides on which it is, wherever it comes from. */
public enum FoldChoice {
    TRAINING,
    VALIDATION,
    ALL;

    boolean has(long hash) {
        return switch (this) {
            case TRAINING -> Fold.ofHash(hash) == Fold.TRAINING;
            case VALIDATION -> Fold.ofHash(hash) == Fold.VALIDATION;
            case ALL -> true;
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
