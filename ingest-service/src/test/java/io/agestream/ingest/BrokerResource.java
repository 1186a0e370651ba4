package io.agestream.ingest;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** A real broker with the topics, for the service that the test starts. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable DevBroker broker;

    @Override
    public Map<String, String> start() {
        DevBroker started = DevBroker.start();
        broker = started;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", started.bootstrapServers()))) {
            new TopicAdmin(admin, Duration.ofSeconds(30))
                    .createMissing(Topics.withDefaultPrefix().all(), Optional.empty());
        }
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(DevBroker.class));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
