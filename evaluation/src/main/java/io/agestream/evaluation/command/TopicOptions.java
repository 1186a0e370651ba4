package io.agestream.evaluation.command;

import io.agestream.contract.topic.Topics;
import io.agestream.evaluation.examples.TopicRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which part of a topic. */
final class TopicOptions {

    private static final String EXAMPLES = "examples";

    @Option(
            names = "--topic",
            arity = "0..1",
            fallbackValue = EXAMPLES,
            paramLabel = "NAME",
            description = "Labelled tensors of a topic instead of files: the examples topic, if none is named.")
    private @Nullable String topic;

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition (default: all).")
    private @Nullable Integer partition;

    @Option(names = "--from", paramLabel = "OFFSET", description = "The first offset, of --partition.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "OFFSET", description = "The offset to stop before, of --partition.")
    private @Nullable Long to;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Records from this time on, as 2026-11-23 or 2026-11-23T18:45:00Z; days are UTC's.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", converter = Time.class, description = "Records before this time.")
    private @Nullable Instant until;

    boolean isGiven() {
        return topic != null;
    }

    /** Whether there is an option that says something of a topic. */
    boolean isAnyGiven() {
        return isGiven() || partition != null || from != null || to != null || since != null || until != null;
    }

    /** @throws IllegalArgumentException if the options do not fit together; the message is a sentence */
    TopicRange range(Topics topics) {
        String name = topic == null || topic.equals(EXAMPLES) ? topics.examples() : topic;
        return new TopicRange(name, partition, from, to, since, until);
    }

    private static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return value.length() == "2026-11-23".length()
                        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "a time is as 2026-11-23 or 2026-11-23T18:45:00Z, not \"" + value + "\"");
            }
        }
    }
}
