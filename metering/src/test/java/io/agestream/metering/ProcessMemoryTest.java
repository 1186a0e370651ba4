package io.agestream.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldGiveBytesByKindWhenThereIsAStatus(@TempDir Path folder) throws IOException {
        // Given
        Path status = folder.resolve("status");
        Files.writeString(
                status,
                "Name:\tjava\nVmRSS:\t    2100 kB\nRssAnon:\t    1000 kB\nRssFile:\t    900 kB\nRssShmem:\t  0 kB\n");

        // When
        new ProcessMemory(status).bindTo(registry);

        // Then
        assertThat(kind("anonymous")).isEqualTo(1_024_000);
        assertThat(kind("file")).isEqualTo(921_600);
        assertThat(kind("shared")).isZero();
        assertThat(registry.getMeters()).hasSize(3);
    }

    @Test
    void shouldBeNoNumberWhenTheSystemHasNoStatus(@TempDir Path folder) {
        // When
        new ProcessMemory(folder.resolve("status")).bindTo(registry);

        // Then
        assertThat(kind("anonymous")).isNaN();
    }

    private double kind(String kind) {
        return registry.get("agestream.process.resident.memory")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
