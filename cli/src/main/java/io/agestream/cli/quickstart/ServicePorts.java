package io.agestream.cli.quickstart;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.devbroker.Ports;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Five ports in a row.
 *
 * @param broker first of them
 */
public record ServicePorts(int broker) {

    private static final int COUNT = 5;
    private static final int MAX = 65535;

    public ServicePorts {
        if (broker < 1 || broker + COUNT - 1 > MAX) {
            throw new IllegalArgumentException("The port must be from 1 to " + (MAX - COUNT + 1)
                    + ", since four more follow it, not " + broker + ".");
        }
    }

    int controller() {
        return broker + 1;
    }

    int ingest() {
        return broker + 2;
    }

    int train() {
        return broker + 3;
    }

    int predict() {
        return broker + 4;
    }

    String bootstrapServer() {
        return "localhost:" + broker;
    }

    /** @throws CommandFailedException if something listens on one of them */
    void requireFree() {
        List<String> used = List.of(broker, controller(), ingest(), train(), predict()).stream()
                .filter(port -> !Ports.isFree(port))
                .map(String::valueOf)
                .toList();
        if (!used.isEmpty()) {
            throw new CommandFailedException((used.size() == 1 ? "Port " : "Ports ")
                    + used.stream().collect(Collectors.joining(", "))
                    + (used.size() == 1 ? " is" : " are")
                    + " in use: end what listens there, or choose the first of five free ports with --port.");
        }
    }
}
