package io.agestream.system.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus with the scrape configuration and the rules of deploy/, for which a minute is a second: what an alert waits for and
 * looks back over is divided by 60. Everything else of the rules is as it is.
 */
final class HurriedPrometheus {

    /** {@code [5m]}, {@code offset 1h}, {@code for: 5m}. */
    private static final Pattern DURATION = Pattern.compile("(\\[|offset |for: )(\\d+)([mh])\\b");

    private HurriedPrometheus() {}

    /**
     * Starts it.
     *
     * @param addresses in place of those of docker-compose.yml
     */
    static Prometheus start(Map<String, String> addresses, Path folder) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (Path file : Deployed.in(Deployed.RULES)) {
            Files.writeString(rules.resolve(file.getFileName()), hurried(Deployed.read(file)));
        }
        String configuration = Deployed.read(Deployed.SCRAPE_CONFIGURATION).replace("_interval: 5s", "_interval: 1s");
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            configuration = configuration.replace(address.getKey(), address.getValue());
        }
        Path file = folder.resolve("prometheus.yml");
        Files.writeString(file, configuration);
        return Prometheus.start(file, folder);
    }

    static String hurried(String rules) {
        return DURATION.matcher(rules).replaceAll(found -> {
            List<String> parts = List.of(found.group(1), found.group(2), found.group(3));
            int minutes = Integer.parseInt(parts.get(1)) * (parts.get(2).equals("h") ? 60 : 1);
            return Matcher.quoteReplacement(parts.get(0) + minutes + "s");
        });
    }
}
