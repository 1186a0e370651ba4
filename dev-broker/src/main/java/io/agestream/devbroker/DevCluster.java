package io.agestream.devbroker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cluster whose nodes are processes of their own, so that one of them can crash. With three nodes, topics have three
 * replicas of which two must be in sync. Nodes have the ids 1, 2, … and keep their ports and data across restarts.
 *
 * <p>Not thread-safe.
 */
public final class DevCluster implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final DataDirectory data;
    private final List<NodeAddress> addresses;
    private final Map<String, String> properties;
    private final Map<Integer, NodeProcess> processes = new TreeMap<>();

    private DevCluster(DataDirectory data, List<NodeAddress> addresses, Map<String, String> properties) {
        this.data = data;
        this.addresses = addresses;
        this.properties = properties;
    }

    /** A cluster of so many nodes on free ports, whose data go when it is closed. */
    public static DevCluster start(int nodes) {
        return start(nodes, Map.of(), Optional.empty());
    }

    /**
     * Starts all nodes and returns when clients can use each of them.
     *
     * @param properties of Kafka's {@code server.properties} for every node
     * @param directory  keeps the data; empty is a temporary one, deleted when the cluster is closed
     * @throws BrokerStartException if one does not start
     */
    public static DevCluster start(int nodes, Map<String, String> properties, Optional<Path> directory) {
        List<Integer> ports = Ports.free(2 * nodes);
        List<NodeAddress> addresses = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            addresses.add(new NodeAddress(i + 1, ports.get(2 * i), ports.get(2 * i + 1)));
        }
        DataDirectory data = DataDirectory.open(new BrokerOptions(directory, 1, addresses, properties));
        data.clusterId();
        DevCluster cluster = new DevCluster(data, addresses, properties);
        try {
            addresses.forEach(node -> cluster.launch(node.id()));
            cluster.processes.values().forEach(node -> node.awaitReady(START));
            return cluster;
        } catch (BrokerStartException e) {
            cluster.close();
            throw e;
        }
    }

    /** What clients take as {@code bootstrap.servers}: all nodes, running or not. */
    public String bootstrapServers() {
        return addresses.stream().map(NodeAddress::bootstrapServer).collect(Collectors.joining(","));
    }

    public boolean isRunning(int nodeId) {
        return node(nodeId).isAlive();
    }

    /** The id of a node's process, for what only the system can do to it: pause it, limit what it may use. */
    public long processId(int nodeId) {
        return node(nodeId).processId();
    }

    /** Ends a node as a crash of its machine would: SIGKILL. */
    public void kill(int nodeId) {
        node(nodeId).kill();
    }

    /** Ends a node in an orderly way: it hands over its partitions first. */
    public void stop(int nodeId) {
        node(nodeId).requestStop();
        node(nodeId).awaitStop(GRACE);
    }

    /** Starts a node that was killed or stopped, on its old ports and data, and waits until clients can use it. */
    public void restart(int nodeId) {
        if (isRunning(nodeId)) {
            throw new IllegalStateException("Node " + nodeId + " runs: stop or kill it first.");
        }
        launch(nodeId).awaitReady(START);
    }

    /** What a node has printed since it was started. */
    public String output(int nodeId) {
        return node(nodeId).output();
    }

    /** Ends all nodes, and deletes the data if they were temporary. */
    @Override
    public void close() {
        // Where the data go, nothing is worth handing over.
        processes.values().forEach(data.temporary() ? NodeProcess::kill : NodeProcess::requestStop);
        processes.values().forEach(node -> node.awaitStop(GRACE));
        data.deleteIfTemporary();
    }

    private NodeProcess launch(int nodeId) {
        NodeProcess process =
                NodeProcess.launch(new BrokerOptions(Optional.empty(), nodeId, addresses, properties), data.path());
        processes.put(nodeId, process);
        return process;
    }

    private NodeProcess node(int nodeId) {
        NodeProcess process = processes.get(nodeId);
        if (process == null) {
            throw new IllegalArgumentException("There is no node " + nodeId + ", only " + processes.keySet() + ".");
        }
        return process;
    }
}
