package io.agestream.predict.scoring;

import java.util.Locale;

/** Why a record cannot be scored: few words, to count by, where its refusal has a sentence of its own. */
public enum Fault {
    NO_TENSOR,
    NO_SPECIFICATION,
    OTHER_SPECIFICATION,
    WRONG_SIZE,
    UNUSABLE_KEY;

    /** As it stands in metrics. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
