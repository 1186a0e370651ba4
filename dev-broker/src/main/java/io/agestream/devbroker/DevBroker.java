package io.agestream.devbroker;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/**
 * One node of a Kafka cluster in this process, broker and controller in one. A restart on the same data directory finds
 * everything again.
 *
 * <p>Start and stop are meant for one thread; the node itself serves any number of clients on threads of its own.
 */
public final class DevBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final DataDirectory data;
    private final FileLock lock;
    private final NodeAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread closeAtExit = new Thread(this::shutDown, "broker-shutdown");

    private DevBroker(KafkaRaftServer server, DataDirectory data, FileLock lock, NodeAddress address) {
        this.server = server;
        this.data = data;
        this.lock = lock;
        this.address = address;
    }

    /** A single node on free ports whose data go when it is closed. */
    public static DevBroker start() {
        return start(BrokerOptions.temporary());
    }

    /**
     * Starts the node and returns when clients can use it; a node of a larger cluster waits for a majority of the others.
     *
     * @throws BrokerStartException if a port is in use, the directory cannot be used, or Kafka refuses its configuration
     */
    public static DevBroker start(BrokerOptions wanted) {
        BrokerOptions options = wanted.resolved();
        NodeAddress self = options.self();
        Ports.requireFree(self.port());
        Ports.requireFree(self.controllerPort());
        DataDirectory data = DataDirectory.open(options);
        try {
            FileLock lock = data.lock(self.id());
            Properties properties = ServerProperties.of(options, data.logDirectory(self.id()));
            data.format(properties, self.id());
            DevBroker broker = new DevBroker(startServer(properties), data, lock, self);
            Runtime.getRuntime().addShutdownHook(broker.closeAtExit);
            return broker;
        } catch (BrokerStartException e) {
            data.deleteIfTemporary();
            throw e;
        }
    }

    private static KafkaRaftServer startServer(Properties properties) {
        try {
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            try {
                server.startup();
                return server;
            } catch (KafkaException e) {
                server.shutdown(); // the controller may run already
                throw e;
            }
        } catch (KafkaException e) {
            throw new BrokerStartException("Kafka does not start: " + e.getMessage(), e);
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return address.bootstrapServer();
    }

    public NodeAddress address() {
        return address;
    }

    /** Where its logs are. */
    public Path dataDirectory() {
        return data.path();
    }

    /**
     * Hands its partitions over, stops, and deletes the data if they were temporary. Happens by itself when the process
     * ends in an orderly way.
     */
    @Override
    public void close() {
        shutDown();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException processEnds) {
            // Then the hook finds it closed.
        }
    }

    private void shutDown() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            DataDirectory.release(lock);
            data.deleteIfTemporary();
        }
    }
}
