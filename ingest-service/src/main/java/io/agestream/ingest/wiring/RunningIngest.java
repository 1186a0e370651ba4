package io.agestream.ingest.wiring;

import io.agestream.ingest.api.ImageIntake;
import io.agestream.ingest.api.ImageSender;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.metrics.MicrometerIngestMetrics;
import io.agestream.ingest.metrics.StreamsMeters;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.preprocessing.Preprocessor;
import io.agestream.ingest.topology.IngestTopology;
import io.agestream.ingest.topology.StreamsRunner;
import io.agestream.ingest.topology.StreamsSettings;
import io.agestream.metering.KafkaMeters;
import io.agestream.metering.ProcessMemory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Everything that runs once the settings are known and the cluster is there. */
record RunningIngest(
        ImageIntake intake, StreamsRunner streams, ImageSender sender, StreamsMeters streamsMeters, KafkaMeters meters)
        implements AutoCloseable {

    /**
     * Starts the threads.
     *
     * @param partitions of the images or the tensors, whichever are more
     * @param onFatal    called when processing has ended for good
     */
    static RunningIngest start(
            IngestSettings settings,
            int partitions,
            Map<String, Object> client,
            MeterRegistry registry,
            Consumer<Throwable> onFatal) {
        ImageInspector inspector = new ImageInspector(settings.limits());
        ImageIngestion ingestion =
                new ImageIngestion(inspector, new Preprocessor(), new MicrometerIngestMetrics(registry));
        StreamsRunner streams = new StreamsRunner(
                pace -> new IngestTopology(settings.topics(), ingestion, Clock.systemUTC(), pace).build(),
                new StreamsSettings(
                        settings.applicationId(),
                        client,
                        settings.instanceId(),
                        settings.threads(),
                        partitions,
                        settings.commitInterval(),
                        settings.stateDirectory()),
                onFatal);
        StreamsMeters streamsMeters =
                new StreamsMeters(streams.streams(), settings.topics().images(), registry);
        ImageSender sender = ImageSender.open(client, settings.topics(), settings.httpTimeout());
        KafkaMeters meters = new KafkaMeters(registry);
        meters.watch("intake", sender.producer());
        new ProcessMemory().bindTo(registry);
        streams.start();
        return new RunningIngest(
                new ImageIntake(inspector, sender, UUID::randomUUID), streams, sender, streamsMeters, meters);
    }

    /** First the entrance, then what is behind it. */
    @Override
    public void close() {
        sender.close();
        streams.close();
        meters.close();
        streamsMeters.close();
    }
}
