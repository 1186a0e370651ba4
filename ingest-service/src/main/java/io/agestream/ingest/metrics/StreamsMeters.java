package io.agestream.ingest.metrics;

import io.agestream.metering.KafkaMeters;
import io.agestream.metering.StageMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/** Kafka Streams' own meters, those of its clients among them, and the lag that follows from these. */
public final class StreamsMeters implements AutoCloseable {

    private final ScheduledExecutorService refresher = KafkaMeters.refresher();
    private final KafkaStreamsMetrics meters;

    /** @param images the topic that is read */
    public StreamsMeters(KafkaStreams streams, String images, MeterRegistry registry) {
        meters = new KafkaStreamsMetrics(streams, Tags.empty(), refresher, KafkaMeters.REFRESHED);
        meters.bindTo(registry);
        new StageMeters(registry).lag("images", () -> PartitionLags.sum(streams.metrics(), images));
    }

    @Override
    public void close() {
        refresher.shutdownNow(); // or it would bring the meters back
        meters.close();
    }
}
