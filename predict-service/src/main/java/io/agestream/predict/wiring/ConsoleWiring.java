package io.agestream.predict.wiring;

import io.agestream.contract.json.Json;
import io.agestream.contract.topic.Topics;
import io.agestream.predict.console.Console;
import io.agestream.predict.console.Event;
import io.agestream.predict.stream.KafkaClients;
import io.agestream.predict.watching.PipelineWatch;
import io.agestream.predict.watching.WatchSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the console of its configuration. It does nothing until somebody opens the page. */
@ApplicationScoped
public class ConsoleWiring {

    private final Console console = new Console(Clock.systemUTC());
    private final PipelineWatch watch;

    ConsoleWiring(
            PredictWiring predict,
            PredictConfig config,
            ConsoleConfig consoleConfig,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "agestream.topic-prefix") String topicPrefix) {
        Topics topics = new Topics(topicPrefix);
        this.watch = new PipelineWatch(
                console,
                new KafkaClients(kafka, config.groupId(), Optional.empty(), config.batchSize()),
                new WatchSettings(topics, topics.ingestGroup(), config.groupId(), consoleConfig.trainUrl()),
                () -> predict.service()
                        .map(service -> new String(Json.write(service.models()), StandardCharsets.UTF_8))
                        .orElse("{}"),
                Clock.systemUTC());
    }

    /**
     * As {@link Console#open}; what is told comes from a watch that begins with this, if nobody else looks.
     *
     * @throws IllegalArgumentException if the prefix is none of a console's
     */
    public Runnable open(String ownPrefix, Consumer<Event> told) {
        watch.begin();
        return console.open(ownPrefix, told);
    }

    @PreDestroy
    void stop() {
        watch.close();
    }
}
