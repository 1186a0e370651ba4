package io.agestream.cli.command;

import io.agestream.cli.console.Console;
import io.agestream.cli.console.Table;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.cli.kafka.TopicReader;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "models",
        description = "Lists the checkpoints that training has published, oldest first.",
        subcommands = ModelsExportCommand.class)
final class ModelsCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        KafkaConnection connection = kafka.connection();
        String topic = connection.topics().models();
        ModelListing listing = new ModelListing();
        try {
            connection.requireTopic(topic);
            try (KafkaConsumer<String, byte[]> consumer = connection.reader();
                    TopicReader reader = TopicReader.fromBeginning(consumer, List.of(topic))) {
                reader.readToEnd(record -> listing.add(record.key(), record.value()));
            }
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, connection.bootstrapServer());
        }
        Console console = Console.ofProcess();
        if (listing.isEmpty()) {
            console.line("There are no models yet: training publishes one after each epoch.");
        } else {
            Table table = listing.table();
            table.lines().forEach(console::line);
        }
        listing.unreadable().forEach(console::line);
        return 0;
    }
}
