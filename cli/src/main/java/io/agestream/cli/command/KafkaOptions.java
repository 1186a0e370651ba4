package io.agestream.cli.command;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.kafka.KafkaConnection;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that talks to Kafka, named as Kafka's own tools name them; those of other programs, too. */
public final class KafkaOptions {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "Kafka's address; several with commas (default: ${DEFAULT-VALUE}).")
    private String bootstrapServer = "localhost:9092";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of Kafka's clients, such as security.protocol and sasl.jaas.config.")
    private @Nullable Path commandConfig;

    @Mixin
    private TopicPrefixOption topicPrefix = new TopicPrefixOption();

    public KafkaConnection connection() {
        return new KafkaConnection(bootstrapServer, clientConfig(), topicPrefix.topics());
    }

    private Map<String, String> clientConfig() {
        Path file = commandConfig;
        if (file == null) {
            return Map.of();
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandFailedException("There is no file " + file + ", which --command-config names.");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailedException("The file " + file + " is no properties file: " + e.getMessage(), e);
        }
        Map<String, String> config = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> config.put(name, properties.getProperty(name)));
        return config;
    }
}
