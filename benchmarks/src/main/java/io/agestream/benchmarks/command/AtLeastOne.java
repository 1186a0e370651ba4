package io.agestream.benchmarks.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of which there must be one. */
final class AtLeastOne implements ITypeConverter<Integer> {

    /** Below 10⁹, so that it is an int. */
    private static final Pattern NUMBER = Pattern.compile("0*[1-9]\\d{0,8}");

    @Override
    public Integer convert(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new TypeConversionException("must be a whole number from 1 to 999999999, not \"" + value + "\"");
        }
        return Integer.valueOf(value);
    }
}
