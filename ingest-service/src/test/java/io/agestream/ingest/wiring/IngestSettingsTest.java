package io.agestream.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestSettingsTest {

    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsConfigured() {
        // When
        IngestSettings settings = IngestSettings.from(config(Map.of()));

        // Then
        assertThat(settings.applicationId()).isEqualTo("age.ingest");
        assertThat(settings.limits().maxBytes()).isEqualTo(10_485_760);
        assertThat(settings.limits().maxPixels()).isEqualTo(25_000_000);
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(25));
        assertThat(settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.instanceId()).isEmpty();
        assertThat(settings.stateDirectory())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "agestream-ingest-8081"));
    }

    @Test
    void shouldHaveAStateDirectoryOfItsOwnWhenTheInstanceHasAName() {
        // When
        IngestSettings settings = IngestSettings.from(config(Map.of("agestream.instance-id", "b")));

        // Then
        assertThat(settings.instanceId()).contains("b");
        assertThat(settings.stateDirectory()).hasFileName("agestream-ingest-b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agestream.topic-prefix | a/b. | The topic prefix \"a/b.\" has characters",
                "agestream.ingest.threads | 0 | agestream.ingest.threads must be at least 1, not 0.",
                "agestream.ingest.commit-interval | 0s | agestream.ingest.commit-interval must be at least 1 ms",
                "agestream.ingest.max-bytes | 100M | The limit on an image's bytes is from 1 to 11534336, not 104857600.",
                "agestream.ingest.max-pixels | 0 | The limit on an image's pixels is from 1 to",
                "OPENCV_IO_MAX_IMAGE_PIXELS | 1000 | The environment variable OPENCV_IO_MAX_IMAGE_PIXELS=1000 is smaller than"
                        + " agestream.ingest.max-pixels=25000000: raise it to at least that.",
                "agestream.ingest.threads | many | many"
            })
    void shouldSayWhatToChangeWhenAKeyIsWrong(String key, String value, String sentence) {
        // Given
        Config config = config(Map.of(key, value));

        // When // Then
        assertThatThrownBy(() -> IngestSettings.from(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    /** The defaults that ship, under some other values. */
    private static Config config(Map<String, String> values) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withSources(
                            new PropertiesConfigSource(
                                    IngestSettings.class.getResource("/application.properties"), 100),
                            new PropertiesConfigSource(values, "test", 200))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
