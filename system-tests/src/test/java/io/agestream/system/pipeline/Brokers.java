package io.agestream.system.pipeline;

import io.agestream.devbroker.DevBroker;
import io.agestream.devbroker.DevCluster;

/**
 * What the services connect to.
 *
 * @param whole closes all of it
 */
public record Brokers(String bootstrapServers, Runnable whole) {

    /** One broker within this process. */
    public static Brokers single() {
        DevBroker broker = DevBroker.start();
        return new Brokers(broker.bootstrapServers(), broker::close);
    }

    /** One broker in a process of its own, as users have it: what the test itself does is not done in its place. */
    public static Brokers separate() {
        DevCluster cluster = DevCluster.start(1);
        return new Brokers(cluster.bootstrapServers(), cluster::close);
    }

    /** A cluster that the test goes on to ill-treat, and closes. */
    public static Brokers of(DevCluster cluster) {
        return new Brokers(cluster.bootstrapServers(), () -> {});
    }
}
