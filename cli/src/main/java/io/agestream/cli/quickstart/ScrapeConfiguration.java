package io.agestream.cli.quickstart;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a Prometheus on this machine needs to scrape the quickstart: deploy/prometheus/prometheus.yml with its addresses. */
final class ScrapeConfiguration {

    private static final String FOLDER = "deploy/prometheus";
    private static final String NAME = "prometheus.yml";

    private ScrapeConfiguration() {}

    /** Where it is, once it is {@linkplain #write written}. */
    static Path file(Workspace workspace) {
        return workspace.path().resolve(NAME);
    }

    /**
     * Writes it among the data.
     *
     * @param home root of agestream, where the rules are
     * @throws CommandFailedException if that cannot be done
     */
    static void write(Path home, ServicePorts ports, Workspace workspace) {
        Path folder = home.resolve(FOLDER);
        try {
            String ofCompose = Files.readString(folder.resolve(NAME));
            Files.writeString(file(workspace), of(ofCompose, folder, ports));
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The scrape configuration " + file(workspace) + " cannot be made from " + folder.resolve(NAME)
                            + ": " + e.getMessage() + ".",
                    e);
        }
    }

    /**
     * The same with other addresses.
     *
     * @param ofCompose configuration for the services of docker-compose.yml
     * @param folder    that the rules are named relative to
     */
    static String of(String ofCompose, Path folder, ServicePorts ports) {
        return ofCompose
                .replace("ingest:8081", "localhost:" + ports.ingest())
                .replace("train:8082", "localhost:" + ports.train())
                .replace("predict:8083", "localhost:" + ports.predict())
                .replace("\"rules/", "\"" + folder.toString().replace("\\", "/") + "/rules/");
    }
}
