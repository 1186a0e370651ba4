package io.agestream.contract.topic;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a topic is created with.
 *
 * @param name       full name
 * @param partitions number of partitions, 1 or more
 * @param configs    Kafka's topic configuration by key
 */
public record TopicSettings(String name, int partitions, Map<String, String> configs) {

    public TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("Topic " + name + " needs at least one partition, not " + partitions);
        }
        configs = Map.copyOf(configs);
    }

    /** The same with one more configuration. */
    TopicSettings with(String key, long value) {
        Map<String, String> more = new TreeMap<>(configs);
        more.put(key, Long.toString(value));
        return new TopicSettings(name, partitions, more);
    }

    /** The same with another number of partitions, unless the topic is defined to have one. */
    public TopicSettings withPartitions(int newPartitions) {
        return partitions == 1 ? this : new TopicSettings(name, newPartitions, configs);
    }
}
