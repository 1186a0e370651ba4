package io.agestream.model.evaluation;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an id says of a person beside the age, if it ends in a file name of the UTKFace data set:
 * {@code [age]_[gender]_[race]_[timestamp]}, in that data set's own words. Names that lack a field say nothing: which one
 * is missing cannot be told.
 *
 * @param code 0 if nothing is said; else 1 + 5 · gender + race, to {@value #LAST}
 */
public record NameLabels(byte code) {

    /** The labels' names. */
    public static final String SEX = "sex";

    public static final String ETHNICITY = "ethnicity";

    private static final int LAST = 10;
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?\\s*\\d{1,3}_([01])_([0-4])_\\d{8,}(?:[^/\\d][^/]*)?", Pattern.DOTALL);
    private static final List<String> SEXES = List.of("male", "female");
    private static final List<String> ETHNICITIES = List.of("White", "Black", "Asian", "Indian", "Others");

    public NameLabels {
        if (code < 0 || code > LAST) {
            throw new IllegalArgumentException("There are no labels of code " + code);
        }
    }

    /** Reads an id. */
    public static NameLabels of(String id) {
        Matcher matcher = NAME.matcher(id);
        if (!matcher.matches()) {
            return new NameLabels((byte) 0);
        }
        int sex = Integer.parseInt(matcher.group(1));
        int ethnicity = Integer.parseInt(matcher.group(2));
        return new NameLabels((byte) (1 + ETHNICITIES.size() * sex + ethnicity));
    }

    /** The values by the labels' names; empty if nothing is said. */
    public Map<String, String> values() {
        if (code == 0) {
            return Map.of();
        }
        return Map.of(
                SEX, SEXES.get((code - 1) / ETHNICITIES.size()),
                ETHNICITY, ETHNICITIES.get((code - 1) % ETHNICITIES.size()));
    }
}
