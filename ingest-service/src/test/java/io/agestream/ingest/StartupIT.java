package io.agestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.devbroker.DevBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a service that cannot start: one sentence and exit code 2. */
class StartupIT {

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithOneSentenceWhenATopicIsMissing() throws Exception {
        try (DevBroker broker = DevBroker.start()) {
            // When
            Ended ended = run("-Dkafka.bootstrap.servers=" + broker.bootstrapServers());

            // Then
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.errors())
                    .singleElement()
                    .asString()
                    .contains("Topic age.images does not exist: run `./agestream topics create`");
            assertThat(ended.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void shouldEndWithOneSentenceWhenThereIsNoBroker() throws Exception {
        // When
        Ended ended = run("-Dkafka.bootstrap.servers=127.0.0.1:1", "-Dagestream.startup-timeout=2s");

        // Then
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors()).singleElement().asString().contains("Kafka did not answer");
        assertThat(ended.output()).doesNotContain("\tat ");
    }

    @Test
    void shouldEndWithOneSentenceWhenAKeyIsWrong() throws Exception {
        // When
        Ended ended = run("-Dagestream.ingest.threads=0");

        // Then
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .contains("agestream.ingest.threads must be at least 1, not 0.");
        assertThat(ended.output()).doesNotContain("\tat ");
    }

    private record Ended(int exitCode, String output) {
        List<String> errors() {
            return output.lines().filter(line -> line.contains(" ERROR ")).toList();
        }
    }

    private Ended run(String... properties) throws IOException, InterruptedException {
        Path log = folder.resolve("service.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(properties));
        command.add("-Dquarkus.http.port=0");
        command.add("-jar");
        command.add("target/quarkus-app/quarkus-run.jar");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
