package io.agestream.cli.command;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.TopicCreation;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.BrokerOptions;
import io.agestream.devbroker.BrokerStartException;
import io.agestream.devbroker.DevBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "broker",
        description = {
            "Runs a Kafka broker on this machine until Ctrl-C, and creates the topics.",
            "",
            "It listens on 127.0.0.1 only, for trying out and developing; it is no production cluster.",
            ""
        })
final class BrokerCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Where clients reach it; the port after it is the controller's (default: ${DEFAULT-VALUE}).")
    private int port = 9092;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps its data there; without it they are temporary and deleted at the end.")
    private @Nullable Path data;

    @Mixin
    private TopicPrefixOption topicPrefix = new TopicPrefixOption();

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.ofProcess();
        Topics topics = topicPrefix.topics();
        DevBroker broker = start();
        KafkaConnection connection = new KafkaConnection(broker.bootstrapServers(), Map.of(), topics);
        int created =
                TopicCreation.create(connection, topics.all(), Optional.empty()).size();
        console.line("Kafka listens on " + broker.bootstrapServers() + "; " + created + " topics created, "
                + (topics.all().size() - created) + " existed.");
        console.line("Data are in " + broker.dataDirectory()
                + (data == null ? ", deleted at the end." : ", kept for the next start."));
        console.line("Ctrl-C ends it.");
        new CountDownLatch(1).await(); // the broker closes itself when the process is told to end
        return 0;
    }

    private DevBroker start() {
        BrokerOptions options = BrokerOptions.temporary().withPorts(port, port == 0 ? 0 : port + 1);
        Path directory = data;
        try {
            return DevBroker.start(directory == null ? options : options.withData(directory));
        } catch (BrokerStartException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }
}
