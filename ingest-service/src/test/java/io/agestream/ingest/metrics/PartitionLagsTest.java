package io.agestream.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class PartitionLagsTest {

    private final Map<MetricName, Metric> metrics = new HashMap<>();

    @Test
    void shouldAddUpThePartitionsOfTheTopicAndNothingElse() {
        // Given: Kafka 4.1 says the same under the topic's old name, too
        gauge("records-lag", Map.of("topic", "age.images", "partition", "0"), 3.0);
        gauge("records-lag", Map.of("topic", "age.images", "partition", "1"), 4.0);
        gauge("records-lag", Map.of("topic", "age.images", "partition", "2"), Double.NaN);
        gauge("records-lag", Map.of("topic", "age_images", "partition", "0"), 3.0);
        gauge("records-lag", Map.of("topic", "age.other", "partition", "0"), 100.0);
        gauge("records-lag-max", Map.of("topic", "age.images", "partition", "0"), 100.0);

        // When
        long lag = PartitionLags.sum(metrics, "age.images");

        // Then
        assertThat(lag).isEqualTo(7);
    }

    private void gauge(String name, Map<String, String> tags, double value) {
        MetricName metricName = new MetricName(name, "consumer-fetch-manager-metrics", "", tags);
        metrics.put(metricName, new Metric() {
            @Override
            public MetricName metricName() {
                return metricName;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
