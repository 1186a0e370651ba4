package io.agestream.cli.command;

import io.agestream.cli.console.Console;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.cli.kafka.TopicReader;
import io.agestream.cli.sending.PredictionLine;
import io.agestream.contract.prediction.Prediction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "predictions",
        description = {
            "Shows predictions.",
            "",
            "Without --follow and --count it shows those of the last moments that are there and ends; with"
                    + " --from-beginning, all that are there.",
            ""
        })
final class PredictionsCommand implements Callable<Integer> {

    /** Per partition, where nothing says how many are wanted. */
    private static final int LAST = 5;

    /** When to end, other than at the end of the topic. */
    static final class Until {
        @Option(names = "--follow", description = "Shows new ones as they come, until Ctrl-C.")
        private boolean follow;

        @Option(names = "--count", paramLabel = "N", description = "Shows N new ones and ends.")
        private long count;
    }

    @ArgGroup
    private @Nullable Until until;

    @Option(names = "--from-beginning", description = "Begins with the oldest prediction instead of the next.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "Prints each prediction as the JSON it is, one a line.")
    private boolean json;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private long shown;

    @Override
    public Integer call() {
        Until end = until;
        if (end != null && !end.follow && end.count < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be 1 or more, not " + end.count + ".");
        }
        KafkaConnection connection = kafka.connection();
        try {
            connection.requireTopic(connection.topics().predictions());
            Console console = Console.ofProcess();
            try (KafkaConsumer<String, byte[]> consumer = connection.reader();
                    TopicReader reader =
                            open(consumer, List.of(connection.topics().predictions()))) {
                if (end == null) {
                    reader.readToEnd(record -> show(record, console));
                    remarkIfNone(console);
                } else {
                    long wanted = end.follow ? Long.MAX_VALUE : end.count;
                    while (shown < wanted) {
                        for (ConsumerRecord<String, byte[]> record : reader.poll()) {
                            if (shown < wanted) {
                                show(record, console);
                            }
                        }
                    }
                }
            }
            return 0;
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, connection.bootstrapServer());
        }
    }

    private TopicReader open(KafkaConsumer<String, byte[]> consumer, List<String> topics) {
        if (fromBeginning) {
            return TopicReader.fromBeginning(consumer, topics);
        }
        return until == null ? TopicReader.fromLast(consumer, topics, LAST) : TopicReader.fromEnd(consumer, topics);
    }

    private void show(ConsumerRecord<String, byte[]> record, Console console) {
        if (shown == 0 && !json) {
            console.line(PredictionLine.HEADER);
        }
        shown++;
        console.line(json ? new String(record.value(), StandardCharsets.UTF_8) : line(record));
    }

    private static String line(ConsumerRecord<String, byte[]> record) {
        try {
            return PredictionLine.of(Prediction.fromJson(record.value()));
        } catch (IllegalArgumentException e) {
            return record.topic() + "-" + record.partition() + "@" + record.offset() + ": " + e.getMessage();
        }
    }

    private void remarkIfNone(Console console) {
        if (shown == 0 && !json) {
            console.line("There are no predictions yet.");
        }
    }
}
