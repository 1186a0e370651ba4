package io.agestream.ingest.wiring;

import io.agestream.ingest.api.ImageIntake;
import io.agestream.ingest.api.ImageSender;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.metrics.MicrometerIngestMetrics;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.preprocessing.Preprocessor;
import io.agestream.ingest.topology.IngestTopology;
import io.agestream.ingest.topology.StreamsRunner;
import io.agestream.ingest.topology.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Everything that runs once the settings are known and the cluster is there. */
record RunningIngest(ImageIntake intake, StreamsRunner streams, ImageSender sender, KafkaStreamsMetrics meters)
        implements AutoCloseable {

    /** Each partition has a lag of its own; one that has just come must not hide it for a minute, the default. */
    private static final Duration METERS_REFRESHED = Duration.ofSeconds(5);

    /** @param onFatal called when processing has ended for good */
    static RunningIngest start(
            IngestSettings settings, Map<String, Object> client, MeterRegistry registry, Consumer<Throwable> onFatal) {
        ImageInspector inspector = new ImageInspector(settings.limits());
        ImageIngestion ingestion =
                new ImageIngestion(inspector, new Preprocessor(), new MicrometerIngestMetrics(registry));
        StreamsRunner streams = new StreamsRunner(
                new IngestTopology(settings.topics(), ingestion, Clock.systemUTC()).build(),
                new StreamsSettings(
                        settings.applicationId(),
                        client,
                        settings.instanceId(),
                        settings.threads(),
                        settings.commitInterval(),
                        settings.stateDirectory()),
                onFatal);
        KafkaStreamsMetrics meters =
                new KafkaStreamsMetrics(streams.streams(), Tags.empty(), daemon(), METERS_REFRESHED);
        meters.bindTo(registry);
        ImageSender sender = ImageSender.open(client, settings.topics(), settings.httpTimeout());
        streams.start();
        return new RunningIngest(new ImageIntake(inspector, sender, UUID::randomUUID), streams, sender, meters);
    }

    private static ScheduledExecutorService daemon() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ingest-metrics");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** First the entrance, then what is behind it. */
    @Override
    public void close() {
        sender.close();
        streams.close();
        meters.close();
    }
}
