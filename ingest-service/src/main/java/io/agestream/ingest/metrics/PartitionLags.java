package io.agestream.ingest.metrics;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** What consumers say of how far they are behind: with Kafka Streams nobody else may ask them. */
final class PartitionLags {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "records-lag";

    private PartitionLags() {}

    /** Records over all partitions of a topic that are read here; a partition nothing was fetched of yet has none. */
    static long sum(Map<MetricName, ? extends Metric> metrics, String topic) {
        double sum = 0;
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.entrySet()) {
            if (isLagOf(topic, entry.getKey()) && entry.getValue().metricValue() instanceof Double lag) {
                sum += lag.isNaN() ? 0 : lag;
            }
        }
        return Math.round(sum);
    }

    private static boolean isLagOf(String topic, MetricName name) {
        return name.name().equals(NAME)
                && name.group().equals(GROUP)
                && topic.equals(name.tags().get("topic"))
                && name.tags().containsKey("partition");
    }
}
