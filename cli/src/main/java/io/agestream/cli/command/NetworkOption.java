package io.agestream.cli.command;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.Networks;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that names a network; the benchmarks have it, too. */
public final class NetworkOption {

    @Option(
            names = "--network",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            converter = Known.class,
            description = "The network: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String name = "article";

    /** One of {@link Networks#NAMES}. */
    public String name() {
        return name;
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Networks.NAMES.iterator();
        }
    }

    private static final class Known implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                return Networks.named(value, AgeGroups.DEFAULT.count()).name();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
