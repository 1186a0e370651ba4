package io.agestream.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import io.agestream.devbroker.Ports;
import io.agestream.system.pipeline.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The machine's own Prometheus, as a process on loopback. */
final class Prometheus implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Instant started = Clock.systemUTC().instant();
    private final Process process;
    private final Path log;
    private final String address;

    private Prometheus(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.address = "http://127.0.0.1:" + port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param folder for its data and its log */
    static Prometheus start(Path configuration, Path folder) throws IOException {
        Path data = folder.resolve("prometheus-data");
        Leftovers.delete(data);
        Path log = folder.resolve("prometheus.log");
        int port = Ports.free(1).get(0);
        Prometheus prometheus = new Prometheus(
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + data,
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log,
                port);
        Awaitility.await("Prometheus is ready, log " + log)
                .atMost(Duration.ofSeconds(30))
                .failFast("Prometheus has ended, log " + log, () -> !prometheus.process.isAlive())
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> prometheus.get("/-/ready").statusCode() == 200);
        return prometheus;
    }

    /**
     * Asks.
     *
     * @return its words if it cannot answer, "empty" if the answer has no number in it, or else nothing
     */
    String complaintAbout(Query query) {
        Instant now = Clock.systemUTC().instant();
        String expr = "query=" + encoded(query.withoutVariables());
        HttpResponse<String> response = query.instant()
                ? get("/api/v1/query?" + expr)
                : get("/api/v1/query_range?step=1s&start=" + started.getEpochSecond() + "&end=" + now.getEpochSecond()
                        + "&" + expr);
        JsonNode answer = json(response);
        if (!answer.path("status").asText().equals("success")) {
            return answer.path("error").asText(response.body());
        }
        return hasNumber(answer.path("data").path("result")) ? "" : "empty";
    }

    private static boolean hasNumber(JsonNode result) {
        return Dashboard.stream(result)
                .flatMap(series -> series.has("values")
                        ? Dashboard.stream(series.path("values"))
                        : Stream.of(series.path("value")))
                .anyMatch(sample -> !sample.path(1).asText().equals("NaN"));
    }

    /** The rules as it has loaded and evaluated them. */
    JsonNode rules() {
        return json(get("/api/v1/rules")).path("data").path("groups");
    }

    /** Names of the alerts that fire, with the values of this label. */
    Map<String, Set<String>> firing(String label) {
        return Dashboard.stream(json(get("/api/v1/alerts")).path("data").path("alerts"))
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.path("labels"))
                .collect(Collectors.groupingBy(
                        labels -> labels.path("alertname").asText(),
                        Collectors.mapping(labels -> labels.path(label).asText(), Collectors.toSet())));
    }

    Path log() {
        return log;
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
