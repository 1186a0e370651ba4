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

    private final ServicePrograms programs = new ServicePrograms(options(true), workspace(), 100, Map.of());

    @Test
    void shouldTellTrainingWhatToDoWhenStarted() {
        // When
        JavaProgram train = programs.train();

        // Then
        assertThat(train.name()).isEqualTo("train");
        assertThat(train.program())
                .containsExactly("-jar", "/home/agestream/train-service/target/quarkus-app/quarkus-run.jar");
        assertThat(train.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                        Map.entry("QUARKUS_HTTP_PORT", "9095"),
                        Map.entry("AGESTREAM_INSTANCE_ID", "quickstart"),
                        Map.entry("AGESTREAM_DATA_DIR", "/data/train"),
                        Map.entry("AGESTREAM_TRAIN_EPOCHS", "3"),
                        Map.entry("AGESTREAM_TRAIN_RECIPE", "article"),
                        Map.entry("AGESTREAM_TRAIN_NETWORK", "article"),
                        Map.entry("AGESTREAM_TRAIN_MIN_EXAMPLES", "100"),
                        Map.entry("AGESTREAM_TRAIN_QUIET_PERIOD", "3s"),
                        Map.entry("AGESTREAM_TRAIN_AFTER", "stop"),
                        Map.entry("OMP_WAIT_POLICY", "ACTIVE")));
        assertThat(following(Map.of()).train().environment()).containsEntry("AGESTREAM_TRAIN_AFTER", "follow");
    }

    @Test
    void shouldLetThreadsSleepWhileTheyWaitWhereOthersNeedTheProcessor() {
        // When // Then
        assertThat(following(Map.of()).train().environment()).containsEntry("OMP_WAIT_POLICY", "PASSIVE");
        assertThat(programs.predict().environment()).containsEntry("OMP_WAIT_POLICY", "PASSIVE");
        assertThat(following(Map.of("OMP_WAIT_POLICY", "ACTIVE")).predict().environment())
                .as("as the user wants it")
                .containsEntry("OMP_WAIT_POLICY", "ACTIVE");
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

    private static ServicePrograms following(Map<String, String> inherited) {
        return new ServicePrograms(options(false), workspace(), 1, inherited);
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
