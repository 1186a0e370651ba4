package io.agestream.cli.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import io.agestream.model.manifest.Manifest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks the services over HTTP. A service that does not answer yet, or not with what is asked, gives an empty answer. */
final class ServiceApi {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ServicePorts ports;

    ServiceApi(ServicePorts ports) {
        this.ports = ports;
    }

    Optional<TrainingStatus> training() throws InterruptedException {
        return get(ports.train(), "/training").map(body -> Json.read(body, TrainingStatus.class));
    }

    /** The version of the model that scores; empty while none does. */
    Optional<String> liveVersion() throws InterruptedException {
        return get(ports.predict(), "/models")
                .map(body -> Json.read(body, JsonNode.class)
                        .path("live")
                        .path("version")
                        .asText(""))
                .filter(version -> !version.isEmpty());
    }

    /** The manifest of a version that predict knows. */
    Optional<Manifest> manifest(String version) throws InterruptedException {
        return get(ports.predict(), "/models/" + version).map(Manifest::fromJson);
    }

    /** A service that is not up yet: predict is ready only once it has a model, so that of it only life is asked. */
    Optional<String> notUp() throws InterruptedException {
        if (get(ports.ingest(), "/q/health/ready").isEmpty()) {
            return Optional.of("ingest");
        }
        if (get(ports.train(), "/q/health/live").isEmpty()) {
            return Optional.of("train");
        }
        return get(ports.predict(), "/q/health/live").isEmpty() ? Optional.of("predict") : Optional.empty();
    }

    private Optional<byte[]> get(int port, String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not up yet, or busy; whether the process lives is seen elsewhere
        }
    }
}
