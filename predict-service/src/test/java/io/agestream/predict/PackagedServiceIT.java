package io.agestream.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import io.agestream.devbroker.DevBroker;
import io.agestream.predict.wiring.PredictService;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shipped, as a process of its own. */
class PackagedServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static DevBroker broker;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeAll
    static void startBroker() {
        TestLogging.show();
        broker = DevBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldTellItsStateOverHttpWhenRunning() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "http.")) {
            // Given
            int port = freePort();
            String address = "http://127.0.0.1:" + port;
            Process process = start(port, "-Dagestream.topic-prefix=http.");
            try {
                await().atMost(PATIENCE)
                        .until(() -> get(address + "/q/health/ready").contains("\"partitions\": 6"));
                String before = get(address + "/q/health/ready");
                String healthBefore = health(address + "/q/health/ready");
                JsonNode modelsBefore = json(address + "/models");

                // When
                age.publisher.publish("v1", TestCheckpoint.of("tiny", 1));
                await().atMost(PATIENCE)
                        .until(() -> !json(address + "/models").get("live").isNull());
                age.publisher.publishManifest("v2", "{}".getBytes(UTF_8));
                age.sendTensors(5);
                age.awaitResults(5);
                await().atMost(PATIENCE)
                        .until(() -> !json(address + "/models").get("refused").isEmpty());

                // Then
                assertThat(healthBefore).isEqualTo("DOWN");
                assertThat(before).contains("\"model\": \"none yet\"");
                assertThat(modelsBefore.toString())
                        .isEqualTo(
                                "{\"alias\":{\"name\":\"latest\"},\"live\":null,\"known\":[],\"refused\":[],\"swaps\":[]}");
                assertThat(health(address + "/q/health/ready")).isEqualTo("UP");
                assertThat(health(address + "/q/health/live")).isEqualTo("UP");
                JsonNode models = json(address + "/models");
                assertThat(models.at("/live/version").textValue()).isEqualTo("v1");
                assertThat(models.at("/live/engine").textValue()).isIn("pytorch", "onnxruntime");
                assertThat(models.at("/live/epoch").intValue()).isEqualTo(3);
                assertThat(models.at("/known/0/status").textValue()).isEqualTo("refused");
                assertThat(models.at("/known/1/status").textValue()).isEqualTo("live");
                assertThat(models.at("/refused/0/reason").textValue()).startsWith("its manifest cannot be read");
                assertThat(get(address + "/q/metrics"))
                        .contains("agestream_records_total{outcome=\"predicted\",stage=\"predict\"} 5.0")
                        .contains("agestream_dead_letters_total{reason=\"wrong_size\",stage=\"score\"} 0.0")
                        .contains("agestream_model_swaps_total{outcome=\"swapped\"} 1.0")
                        .contains("agestream_model_swaps_total{outcome=\"refused\"} 1.0")
                        .contains("agestream_model_info{engine=\""
                                + models.at("/live/engine").textValue() + "\"")
                        .contains("agestream_model_epoch 3.0")
                        .contains("agestream_prediction_shift_samples 5.0")
                        .contains("kafka_consumer_fetch_manager_records_lag");
            } finally {
                process.destroy();
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            age.assertEachPredictedOnce();
        }
    }

    @Test
    void shouldEndWithOneLineWhenAnotherInstanceTakesItsId() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "id.")) {
            // Given
            age.publisher.publish("v1", TestCheckpoint.of("tiny", 1));
            int port = freePort();
            Process first = start(
                    port,
                    "-Dagestream.topic-prefix=id.",
                    "-Dagestream.predict.group-id=id.predict",
                    "-Dagestream.instance-id=a");
            await().atMost(PATIENCE).until(() -> health("http://127.0.0.1:" + port + "/q/health/ready")
                    .equals("UP"));

            // When
            try (PredictService second = age.start(new RecordingMetrics(), Optional.of("a"))) {
                assertThat(second.isLoopAlive()).isTrue();
                assertEnds(first, 1, "Scoring cannot go on: ");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "agestream.topic-prefix=missing. | Topic missing.tensors does not exist",
                "agestream.age-groups=1,6,5 | The edges of age groups must ascend",
                "agestream.predict.scoring-engine=tensorflow"
                        + " | agestream.predict.scoring-engine must be auto or one of pytorch, onnxruntime"
            })
    void shouldEndWithOneSentenceWhenASettingCannotWork(String setting, String sentence) throws Exception {
        // When
        Process process = start(freePort(), "-D" + setting);

        // Then
        assertEnds(process, 2, sentence);
    }

    @Test
    void shouldEndWithOneSentenceWhenTheBrokerDoesNotCome() throws Exception {
        // When
        Process process = start(
                freePort(), "-Dkafka.bootstrap.servers=127.0.0.1:" + freePort(), "-Dagestream.startup-timeout=2s");

        // Then
        assertEnds(process, 2, "is the broker running");
    }

    private void assertEnds(Process process, int exitCode, String sentence) throws Exception {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(() -> "ended: " + output())
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String output = output();
        assertThat(output).contains(sentence);
        assertThat(output.lines().filter(line -> line.contains("ERROR [io.agestream")))
                .hasSize(1);
        assertThat(output).doesNotContain("\tat ");
        assertThat(process.exitValue()).isEqualTo(exitCode);
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param properties over those of the port and the shared broker */
    private Process start(int port, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dkafka.bootstrap.servers=" + broker.bootstrapServers());
        command.addAll(List.of(properties));
        command.addAll(List.of("-Xmx256m", "-jar", "target/quarkus-app/quarkus-run.jar"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
    }

    /** The status of all checks together. */
    private static String health(String address) throws Exception {
        return json(address).path("status").asText();
    }

    private static JsonNode json(String address) throws Exception {
        return Json.mapper().readTree(get(address));
    }

    /** Empty while nobody listens. */
    private static String get(String address) throws Exception {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (ConnectException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
