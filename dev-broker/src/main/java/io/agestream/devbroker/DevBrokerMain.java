package io.agestream.devbroker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one node until it is told to end by SIGTERM.
 *
 * <pre>
 * --data DIR                  keeps the data there; without it they are temporary
 * --node ID:PORT:CONTROLLER   a node of the cluster; once per node, 0 is a free port
 * --id ID                     which of them this one is; by default the first
 * --parent PID                ends when that process does
 * KEY=VALUE                   a property of server.properties
 * </pre>
 *
 * Prints {@code READY host:port} on standard output when clients can use it. Exit code 2 and one sentence if it cannot start.
 */
public final class DevBrokerMain {

    /** What a line on standard output starts with when clients can use the node. */
    public static final String READY = "READY ";

    private DevBrokerMain() {}

    /** @param args see above */
    public static void main(String[] args) {
        try {
            DevBroker broker = DevBroker.start(parse(args));
            System.out.println(READY + broker.bootstrapServers());
        } catch (BrokerStartException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static BrokerOptions parse(String[] args) {
        Optional<Path> data = Optional.empty();
        Optional<Integer> id = Optional.empty();
        List<NodeAddress> nodes = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--data" -> data = Optional.of(Path.of(value(args, ++i)));
                case "--node" -> nodes.add(NodeAddress.parse(value(args, ++i)));
                case "--id" -> id = Optional.of(Integer.valueOf(value(args, ++i)));
                case "--parent" -> ParentWatch.exitWith(Long.parseLong(value(args, ++i)));
                default -> {
                    int equals = args[i].indexOf('=');
                    if (equals < 1) {
                        throw new IllegalArgumentException("Not an option of the broker: \"" + args[i] + "\".");
                    }
                    properties.put(args[i].substring(0, equals), args[i].substring(equals + 1));
                }
            }
        }
        if (nodes.isEmpty()) {
            nodes.add(new NodeAddress(1, 0, 0));
        }
        return new BrokerOptions(data, id.orElse(nodes.get(0).id()), nodes, properties);
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException("The option " + args[index - 1] + " needs a value.");
        }
        return args[index];
    }
}
