package io.agestream.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheQuickstartsAddressesAndTheRulesWhereverPrometheusIsStarted() throws IOException {
        // Given
        Path home = Path.of("..").toRealPath();
        Workspace workspace = new Workspace(folder, false);

        // When
        ScrapeConfiguration.write(home, new ServicePorts(24000), workspace);

        // Then
        String written = Files.readString(ScrapeConfiguration.file(workspace));
        assertThat(written)
                .contains(
                        "targets: [\"localhost:24002\"]",
                        "targets: [\"localhost:24003\"]",
                        "targets: [\"localhost:24004\"]",
                        "- \"" + home + "/deploy/prometheus/rules/*.yml\"")
                .doesNotContain("ingest:8081", "train:8082", "predict:8083", "\"rules/");
        assertThat(written.lines().filter(line -> line.contains("targets:"))).hasSize(3);
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoConfigurationToStartFrom() {
        assertThatThrownBy(
                        () -> ScrapeConfiguration.write(folder, new ServicePorts(24000), new Workspace(folder, false)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(
                        folder.resolve("deploy/prometheus/prometheus.yml").toString());
    }
}
