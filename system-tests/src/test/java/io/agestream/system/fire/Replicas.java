package io.agestream.system.fire;

import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.awaitility.Awaitility;

/**
 * Where the replicas of the topics' partitions stand.
 *
 * @param each how many a partition has
 */
record Replicas(DevCluster cluster, Topics topics, int each) {

    /** The node that leads partition 0 of a topic. */
    int leaderOf(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return describe(admin).get(topic).partitions().get(0).leader().id();
        }
    }

    void awaitAllInSync() {
        try (Admin admin = admin()) {
            Awaitility.await("all replicas in sync")
                    .atMost(Exactness.PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> describe(admin).values().stream()
                            .flatMap(topic -> topic.partitions().stream())
                            .allMatch(p -> p.isr().size() == each
                                    && p.leader() != null
                                    && !Node.noNode().equals(p.leader())));
        }
    }

    private Map<String, TopicDescription> describe(Admin admin) throws InterruptedException, ExecutionException {
        List<String> names = topics.all().stream().map(TopicSettings::name).toList();
        return admin.describeTopics(names).allTopicNames().get();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }
}
