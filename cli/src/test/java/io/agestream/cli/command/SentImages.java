package io.agestream.cli.command;

import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.TopicReader;
import io.agestream.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** What stands on a topic, as text. */
final class SentImages {

    private final KafkaConnection connection;

    SentImages(String bootstrapServers) {
        this.connection = new KafkaConnection(bootstrapServers, Map.of(), Topics.withDefaultPrefix());
    }

    /** Key and headers of each record. */
    List<String> of(String topic) {
        List<String> records = new ArrayList<>();
        try (TopicReader reader = TopicReader.fromBeginning(connection.reader(), List.of(topic))) {
            reader.readToEnd(record -> {
                StringBuilder text = new StringBuilder(record.key());
                for (Header header : record.headers()) {
                    text.append(' ').append(header.key()).append('=');
                    text.append(new String(header.value(), StandardCharsets.UTF_8));
                }
                records.add(text.toString());
            });
        }
        return records;
    }
}
