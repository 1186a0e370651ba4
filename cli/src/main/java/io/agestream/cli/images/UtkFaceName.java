package io.agestream.cli.images;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names of the UTKFace data set: {@code [age]_[gender]_[race]_[timestamp].jpg}. Some of the real ones lack a field
 * or a dot, or have a space; the age still stands at their start. A number that nothing follows, like a camera's
 * {@code 0012.jpg}, is no age.
 */
public final class UtkFaceName {

    private static final Pattern AGE_FIRST = Pattern.compile("\\s*(\\d{1,3})[_\\s].*", Pattern.DOTALL);

    private UtkFaceName() {}

    /** The age in years that a file name begins with. */
    public static OptionalInt age(String fileName) {
        Matcher matcher = AGE_FIRST.matcher(fileName);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
