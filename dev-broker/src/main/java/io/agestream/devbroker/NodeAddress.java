package io.agestream.devbroker;

/**
 * Where one node listens on 127.0.0.1.
 *
 * @param id             of the node, from 1
 * @param port           for clients and other brokers
 * @param controllerPort for the controllers' quorum
 */
public record NodeAddress(int id, int port, int controllerPort) {

    /** Reads {@code id:port:controllerPort}. */
    static NodeAddress parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A node is given as id:port:controllerPort, not \"" + text + "\".");
        }
        try {
            return new NodeAddress(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A node is given as id:port:controllerPort in numbers, not \"" + text + "\".", e);
        }
    }

    /** The same text that {@link #parse} reads. */
    @Override
    public String toString() {
        return id + ":" + port + ":" + controllerPort;
    }

    String bootstrapServer() {
        return "127.0.0.1:" + port;
    }

    String voter() {
        return id + "@127.0.0.1:" + controllerPort;
    }
}
