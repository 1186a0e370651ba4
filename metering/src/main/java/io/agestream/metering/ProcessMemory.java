package io.agestream.metering;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process's resident memory by kind, as Linux tells it; not a number on systems that have no {@code /proc}. What Java's
 * own meters do not show is in it: the memory of native libraries.
 */
public final class ProcessMemory implements MeterBinder {

    private final Path status;

    public ProcessMemory() {
        this(Path.of("/proc/self/status"));
    }

    ProcessMemory(Path status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "anonymous", "RssAnon:");
        gauge(registry, "file", "RssFile:");
        gauge(registry, "shared", "RssShmem:");
    }

    private void gauge(MeterRegistry registry, String kind, String line) {
        Gauge.builder("agestream.process.resident.memory", () -> bytes(line))
                .description("Resident memory; the kinds together are the resident set size")
                .baseUnit("bytes")
                .tag("kind", kind)
                .register(registry);
    }

    private double bytes(String name) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN; // not Linux
        }
    }
}
