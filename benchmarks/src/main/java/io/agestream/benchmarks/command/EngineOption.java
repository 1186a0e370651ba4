package io.agestream.benchmarks.command;

import io.agestream.predict.loading.EngineChoice;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What predict scores with. */
final class EngineOption {

    private static final List<String> CHOICES = Stream.concat(Stream.of(EngineChoice.AUTO), EngineChoice.NAMES.stream())
            .toList();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            converter = Known.class,
            description = "That predict scores with: ${COMPLETION-CANDIDATES} (default: predict's own choice).")
    private @Nullable String name;

    /** Empty leaves the choice to predict. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CHOICES.iterator();
        }
    }

    private static final class Known implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!CHOICES.contains(value)) {
                throw new TypeConversionException(
                        "There is no engine \"" + value + "\"; choose one of " + String.join(", ", CHOICES) + ".");
            }
            return value;
        }
    }
}
