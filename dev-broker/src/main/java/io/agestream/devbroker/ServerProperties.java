package io.agestream.devbroker;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/** Kafka's {@code server.properties} for one node that is broker and controller. */
final class ServerProperties {

    private ServerProperties() {}

    static Properties of(BrokerOptions options, Path logDirectory) {
        NodeAddress self = options.self();
        int nodes = options.nodes().size();
        int replicas = Math.min(3, nodes);
        int minInSync = replicas == 3 ? 2 : 1;
        int internalPartitions = nodes == 1 ? 1 : 3;

        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", text(self.id()));
        p.put(
                "listeners",
                "PLAINTEXT://" + self.bootstrapServer() + ",CONTROLLER://127.0.0.1:" + self.controllerPort());
        p.put("advertised.listeners", "PLAINTEXT://" + self.bootstrapServer());
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", "CONTROLLER");
        p.put(
                "controller.quorum.voters",
                options.nodes().stream().map(NodeAddress::voter).collect(Collectors.joining(",")));
        p.put("log.dirs", logDirectory.toString());

        p.put("auto.create.topics.enable", "false");
        p.put("default.replication.factor", text(replicas));
        p.put("min.insync.replicas", text(minInSync));
        p.put("offsets.topic.num.partitions", text(internalPartitions));
        p.put("offsets.topic.replication.factor", text(replicas));
        p.put("transaction.state.log.num.partitions", text(internalPartitions));
        p.put("transaction.state.log.replication.factor", text(replicas));
        p.put("transaction.state.log.min.isr", text(minInSync));
        p.put("share.coordinator.state.topic.num.partitions", text(internalPartitions));
        p.put("share.coordinator.state.topic.replication.factor", text(replicas));
        p.put("share.coordinator.state.topic.min.isr", text(minInSync));

        // A restart, a crash and a fresh group must take seconds, not the half minutes that suit a data centre.
        p.put("controlled.shutdown.enable", "true");
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.min.session.timeout.ms", "1000");
        p.put("group.consumer.min.session.timeout.ms", "1000");
        p.put("group.consumer.min.heartbeat.interval.ms", "500");
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

        // A small footprint, and disk space that comes back while one watches.
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("background.threads", "2");
        p.put("log.cleaner.dedupe.buffer.size", text(8 << 20));
        p.put("log.segment.bytes", text(128 << 20));
        p.put("log.retention.check.interval.ms", "60000");
        p.put("log.segment.delete.delay.ms", "5000");
        p.putAll(options.properties());
        return p;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
