package io.agestream.devbroker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a broker is started.
 *
 * @param data       directory that keeps its logs across restarts; empty is a temporary one, deleted when it is closed
 * @param nodeId     which of the nodes this one is
 * @param nodes      all nodes of the cluster; a port of 0 is any free one, which only a single node can take
 * @param properties of Kafka's {@code server.properties}, which win over the ones chosen here
 */
public record BrokerOptions(Optional<Path> data, int nodeId, List<NodeAddress> nodes, Map<String, String> properties) {

    public BrokerOptions {
        nodes = List.copyOf(nodes);
        properties = Map.copyOf(properties);
        int wanted = nodeId;
        if (nodes.stream().noneMatch(node -> node.id() == wanted)) {
            throw new IllegalArgumentException("Node " + nodeId + " is none of the nodes " + nodes + ".");
        }
    }

    /** A single node on free ports that keeps nothing: what a test needs. */
    public static BrokerOptions temporary() {
        return new BrokerOptions(Optional.empty(), 1, List.of(new NodeAddress(1, 0, 0)), Map.of());
    }

    /** The same, keeping its data in this directory. */
    public BrokerOptions withData(Path directory) {
        return new BrokerOptions(Optional.of(directory), nodeId, nodes, properties);
    }

    /**
     * The same as a single node on these ports.
     *
     * @param port           for clients, 0 for a free one
     * @param controllerPort for its controller, 0 for a free one
     */
    public BrokerOptions withPorts(int port, int controllerPort) {
        return new BrokerOptions(data, 1, List.of(new NodeAddress(1, port, controllerPort)), properties);
    }

    /** The same with one more property of Kafka's {@code server.properties}. */
    public BrokerOptions withProperty(String key, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(key, value);
        return new BrokerOptions(data, nodeId, nodes, more);
    }

    /** The same with free ports in place of 0. */
    BrokerOptions resolved() {
        List<NodeAddress> resolved = nodes.stream()
                .map(node -> {
                    List<Integer> free = Ports.free(2);
                    return new NodeAddress(
                            node.id(),
                            node.port() == 0 ? free.get(0) : node.port(),
                            node.controllerPort() == 0 ? free.get(1) : node.controllerPort());
                })
                .toList();
        return new BrokerOptions(data, nodeId, resolved, properties);
    }

    NodeAddress self() {
        return nodes.stream().filter(node -> node.id() == nodeId).findFirst().orElseThrow();
    }
}
