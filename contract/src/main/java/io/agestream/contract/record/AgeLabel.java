package io.agestream.contract.record;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The age that a record says its image shows: none, a number of years, or something that is neither. */
public sealed interface AgeLabel {

    /** Oldest age accepted as a label, in years; nobody has been older than 122. */
    int MAX_YEARS = 130;

    /** The record is not labelled. */
    record None() implements AgeLabel {}

    /** @param years from 0 to {@value #MAX_YEARS}; 34.5 is allowed */
    record Years(double years) implements AgeLabel {}

    /** @param reason a sentence for whoever labelled it */
    record Invalid(String reason) implements AgeLabel {}

    /** Reads the header {@code age}, or else {@code ce_age}. */
    static AgeLabel of(Headers headers) {
        Optional<String> text = HeaderText.get(headers, HeaderNames.AGE);
        return text.or(() -> HeaderText.get(headers, HeaderNames.CLOUD_EVENT_AGE))
                .map(AgeLabel::parse)
                .orElseGet(None::new);
    }

    /** Reads decimal text such as {@code 34} or {@code 34.5}. */
    static AgeLabel parse(String text) {
        double years;
        try {
            years = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return new Invalid("the label age=\"" + shortened(text) + "\" is not a number");
        }
        // Written so that NaN is refused, too.
        if (!(years >= 0 && years <= MAX_YEARS)) {
            return new Invalid(
                    "the label age=\"" + shortened(text) + "\" is not an age between 0 and " + MAX_YEARS + " years");
        }
        return new Years(years);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
