package io.agestream.contract.topic;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;

/** What is wrong with an existing topic, a sentence for each. */
final class TopicCheck {

    private TopicCheck() {}

    static List<String> problems(TopicSettings topic, TopicDescription description, Config config) {
        List<String> problems = new ArrayList<>();
        String wantedPolicy = topic.configs().getOrDefault("cleanup.policy", "delete");
        String policy = value(config, "cleanup.policy");
        if (!policy.equals(wantedPolicy)) {
            problems.add("Topic " + topic.name() + " has cleanup.policy=" + policy + ", but it must be " + wantedPolicy
                    + ", or records are lost or kept for ever: change it with kafka-configs.sh.");
        }
        int wantedBytes = Integer.parseInt(topic.configs().getOrDefault("max.message.bytes", "0"));
        String bytes = value(config, "max.message.bytes");
        if (!bytes.isEmpty() && Integer.parseInt(bytes) < wantedBytes) {
            problems.add("Topic " + topic.name() + " has max.message.bytes=" + bytes + ", but it must be at least "
                    + wantedBytes + ": change it with kafka-configs.sh.");
        }
        int partitions = description.partitions().size();
        if (topic.partitions() == 1 && partitions != 1) {
            problems.add("Topic " + topic.name() + " has " + partitions
                    + " partitions, but it must have one, since its records are read in order: create it anew.");
        }
        return problems;
    }

    private static String value(Config config, String key) {
        var entry = config.get(key);
        return entry == null || entry.value() == null ? "" : entry.value();
    }
}
