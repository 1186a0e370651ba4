package io.agestream.cli.command;

import io.agestream.cli.console.Console;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.TopicCreation;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "topics", description = "Creates the topics.", subcommands = TopicsCommand.Create.class)
final class TopicsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the topics: create.");
    }

    @Command(
            name = "create",
            description =
                    "Creates those topics that are missing, with the settings that agestream needs, and checks the others.")
    static final class Create implements Callable<Integer> {

        @Option(
                names = "--partitions",
                paramLabel = "N",
                description =
                        "Partitions of each topic that scales with the number of images (default: ${DEFAULT-VALUE}).")
        private int partitions = Topics.DEFAULT_PARTITIONS;

        @Option(
                names = "--replication-factor",
                paramLabel = "N",
                description = "Copies of each partition (default: the cluster's).")
        private @Nullable Short replicationFactor;

        @Mixin
        private KafkaOptions kafka = new KafkaOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            if (partitions < 1 || (replicationFactor != null && replicationFactor < 1)) {
                throw new ParameterException(
                        spec.commandLine(), "--partitions and --replication-factor must be 1 or more.");
            }
            KafkaConnection connection = kafka.connection();
            List<TopicSettings> wanted = connection.topics().all().stream()
                    .map(topic -> topic.withPartitions(partitions))
                    .toList();
            List<String> created = TopicCreation.create(connection, wanted, Optional.ofNullable(replicationFactor));
            Console console = Console.ofProcess();
            for (TopicSettings topic : wanted) {
                console.line((created.contains(topic.name()) ? "created " : "existed ") + topic.name());
            }
            console.line("All topics at " + connection.bootstrapServer() + " are set up as agestream needs them.");
            return 0;
        }
    }
}
