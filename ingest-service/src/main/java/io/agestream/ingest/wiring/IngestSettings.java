package io.agestream.ingest.wiring;

import io.agestream.contract.topic.Topics;
import io.agestream.ingest.image.ImageLimits;
import io.quarkus.runtime.configuration.MemorySize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The configuration of this service; the README says what each key does.
 *
 * @param startupTimeout how long to wait for the broker at start
 * @param threads        stream threads
 * @param httpTimeout    how long Kafka may take to acknowledge an image that came over HTTP
 */
record IngestSettings(
        Topics topics,
        Optional<String> instanceId,
        Duration startupTimeout,
        ImageLimits limits,
        Duration commitInterval,
        int threads,
        Path stateDirectory,
        Duration httpTimeout) {

    private static final String MAX_PIXELS = "agestream.ingest.max-pixels";
    /** OpenCV's own limit, the second line of defence; an environment variable that it reads when it is loaded. */
    private static final String OPENCV_LIMIT = "OPENCV_IO_MAX_IMAGE_PIXELS";

    /** @throws IllegalArgumentException with a sentence that says what to change */
    static IngestSettings from(Config config) {
        Optional<String> instance =
                config.getOptionalValue("agestream.instance-id", String.class).filter(id -> !id.isBlank());
        ImageLimits limits = new ImageLimits(
                config.getValue("agestream.ingest.max-bytes", MemorySize.class).asLongValue(),
                config.getValue(MAX_PIXELS, Long.class));
        requireNoSmallerLimit(config, limits);
        return new IngestSettings(
                new Topics(config.getOptionalValue("agestream.topic-prefix", String.class)
                        .orElse("")),
                instance,
                positive(config, "agestream.startup-timeout"),
                limits,
                positive(config, "agestream.ingest.commit-interval"),
                threads(config),
                stateDirectory(config, instance),
                positive(config, "agestream.ingest.http-timeout"));
    }

    String applicationId() {
        return topics.ingestGroup();
    }

    private static void requireNoSmallerLimit(Config config, ImageLimits limits) {
        long openCv = config.getOptionalValue(OPENCV_LIMIT, Long.class).orElse(Long.MAX_VALUE);
        if (openCv < limits.maxPixels()) {
            throw new IllegalArgumentException("The environment variable " + OPENCV_LIMIT + "=" + openCv
                    + " is smaller than " + MAX_PIXELS + "=" + limits.maxPixels() + ": raise it to at least that.");
        }
    }

    private static Duration positive(Config config, String key) {
        Duration duration = config.getValue(key, Duration.class);
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(key + " must be at least 1 ms, not " + duration + ".");
        }
        return duration;
    }

    private static int threads(Config config) {
        String key = "agestream.ingest.threads";
        int threads = config.getOptionalValue(key, Integer.class)
                .orElse(Runtime.getRuntime().availableProcessors());
        if (threads < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, not " + threads + ".");
        }
        return threads;
    }

    /** By default one that no other instance on this machine has. */
    private static Path stateDirectory(Config config, Optional<String> instance) {
        return config.getOptionalValue("agestream.ingest.state-dir", Path.class).orElseGet(() -> {
            int port = config.getValue("quarkus.http.port", Integer.class);
            String own = instance.orElseGet(
                    () -> port == 0 ? "pid" + ProcessHandle.current().pid() : Integer.toString(port));
            return Path.of(System.getProperty("java.io.tmpdir"), "agestream-ingest-" + own);
        });
    }
}
