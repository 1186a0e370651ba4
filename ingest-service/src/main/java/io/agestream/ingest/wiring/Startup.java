package io.agestream.ingest.wiring;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.contract.topic.TopicsNotReadyException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Checks the cluster before anything is consumed, so that what cannot work fails here and in one sentence. */
final class Startup {

    private Startup() {}

    /**
     * Waits for the broker and checks the topics of this service.
     *
     * @throws TopicsNotReadyException if there is no broker in time, or a topic is missing or wrongly set up
     */
    static void verify(Map<String, Object> client, Topics topics, Duration timeout) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(timeout.toMillis(), 10_000));
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        try (Admin admin = Admin.create(config)) {
            new TopicAdmin(admin, timeout)
                    .verify(topics.settingsOf(
                            topics.images(), topics.tensors(), topics.examples(), topics.deadLetters()));
        }
    }
}
