package io.agestream.cli.command;

import io.agestream.contract.topic.Topics;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says which topics; the benchmarks have it, too. */
public final class TopicPrefixOption {

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            converter = Possible.class,
            description = "What the names of the topics start with (default: ${DEFAULT-VALUE}).")
    private String prefix = Topics.DEFAULT_PREFIX;

    public Topics topics() {
        return new Topics(prefix);
    }

    private static final class Possible implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                return new Topics(value).prefix();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
