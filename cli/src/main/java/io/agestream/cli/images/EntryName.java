package io.agestream.cli.images;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names of archive entries as ids: nothing in them is ever used as a path of this machine. */
final class EntryName {

    private EntryName() {}

    /**
     * The name with {@code /} between its parts, without a leading {@code /}, without {@code .} and {@code ..}, and
     * with {@code _} for characters that no terminal should be sent.
     */
    static String clean(String name) {
        String parts = Arrays.stream(name.replace('\\', '/').split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/"));
        return parts.replaceAll("[\\p{Cntrl}\\p{Cf}]", "_");
    }
}
