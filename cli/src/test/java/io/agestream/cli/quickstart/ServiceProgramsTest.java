package io.agestream.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.process.JavaProgram;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProgramsTest {

    private final ServicePrograms programs = new ServicePrograms(options(true), workspace(), 100);

    @Test
    void shouldTellTrainingWhatToDoWhenStarted() {
        // When
        JavaProgram train = programs.train();

        // Then
        assertThat(train.name()).isEqualTo("train");
        assertThat(train.program())
                .containsExactly("-jar", "/home/agestream/train-service/target/quarkus-app/quarkus-run.jar");
        assertThat(train.environment())
                .isEqualTo(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                        "QUARKUS_HTTP_PORT", "9095",
                        "AGESTREAM_INSTANCE_ID", "quickstart",
                        "AGESTREAM_DATA_DIR", "/data/train",
                        "AGESTREAM_TRAIN_EPOCHS", "3",
                        "AGESTREAM_TRAIN_RECIPE", "article",
                        "AGESTREAM_TRAIN_NETWORK", "article",
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", "100",
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "3s",
                        "AGESTREAM_TRAIN_AFTER", "stop"));
        assertThat(new ServicePrograms(options(false), workspace(), 1).train().environment())
                .containsEntry("AGESTREAM_TRAIN_AFTER", "follow");
    }

    @Test
    void shouldGiveEachProcessItsPortWhenStarted() {
        // When // Then
        assertThat(programs.broker().program()).contains("--node", "1:9092:9093");
        assertThat(programs.ingest().environment())
                .containsEntry("QUARKUS_HTTP_PORT", "9094")
                .containsEntry("AGESTREAM_INGEST_STATE_DIR", "/data/ingest");
        assertThat(programs.predict().environment()).containsEntry("QUARKUS_HTTP_PORT", "9096");
    }

    @Test
    void shouldConnectTheConsoleWithTheOthersWhenStarted() {
        // When // Then
        assertThat(programs.ingest().environment())
                .containsEntry("QUARKUS_HTTP_CORS_ORIGINS", "http://localhost:9096,http://127.0.0.1:9096");
        assertThat(programs.predict().environment())
                .containsEntry("AGESTREAM_CONSOLE_INGEST_URL", "http://localhost:9094")
                .containsEntry("AGESTREAM_CONSOLE_TRAIN_URL", "http://localhost:9095");
    }

    @Test
    void shouldNameTheServicesWhenTheyAreNotBuilt(@TempDir Path home) {
        // When // Then
        assertThat(ServicePrograms.missing(home)).containsExactly("ingest-service", "train-service", "predict-service");
    }

    @Test
    void shouldRefuseAPortWhenFourMoreDoNotFollowIt() {
        // When // Then
        assertThat(new ServicePorts(65531).predict()).isEqualTo(65535);
        assertThatThrownBy(() -> new ServicePorts(65532))
                .hasMessage("The port must be from 1 to 65531, since four more follow it, not 65532.");
        assertThatThrownBy(() -> new ServicePorts(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static QuickstartOptions options(boolean once) {
        return new QuickstartOptions(
                Optional.empty(),
                2000,
                3,
                "article",
                "article",
                new ServicePorts(9092),
                Optional.empty(),
                once,
                Path.of("/home/agestream"));
    }

    private static Workspace workspace() {
        return new Workspace(Path.of("/data"), false);
    }
}
