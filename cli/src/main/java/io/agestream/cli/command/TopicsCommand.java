package io.agestream.cli.command;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import io.agestream.contract.topic.TopicsNotReadyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
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

        private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        public Integer call() {
            if (partitions < 1 || (replicationFactor != null && replicationFactor < 1)) {
                throw new ParameterException(
                        spec.commandLine(), "--partitions and --replication-factor must be 1 or more.");
            }
            KafkaConnection connection = kafka.connection();
            List<TopicSettings> wanted = connection.topics().all().stream()
                    .map(topic -> topic.withPartitions(partitions))
                    .toList();
            List<String> created = create(connection, wanted, Optional.ofNullable(replicationFactor));
            Console console = Console.ofProcess();
            for (TopicSettings topic : wanted) {
                console.line((created.contains(topic.name()) ? "created " : "existed ") + topic.name());
            }
            console.line("All topics at " + connection.bootstrapServer() + " are set up as agestream needs them.");
            return 0;
        }

        static List<String> create(
                KafkaConnection connection, List<TopicSettings> wanted, Optional<Short> replicationFactor) {
            try {
                Admin admin = connection.admin();
                try {
                    TopicAdmin topicAdmin = new TopicAdmin(admin, PATIENCE);
                    List<String> created = topicAdmin.createMissing(wanted, replicationFactor);
                    topicAdmin.verify(wanted);
                    return created;
                } finally {
                    admin.close(Duration.ZERO);
                }
            } catch (TopicsNotReadyException e) {
                throw new CommandFailedException(String.valueOf(e.getMessage()), e);
            } catch (KafkaException e) {
                throw KafkaFailure.of(e, connection.bootstrapServer());
            }
        }
    }
}
