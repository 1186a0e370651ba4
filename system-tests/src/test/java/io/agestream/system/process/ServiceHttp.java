package io.agestream.system.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a service answers over HTTP. */
public final class ServiceHttp {

    static final String READY = "ready";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final int port;

    ServiceHttp(int port) {
        this.port = port;
    }

    /** Such as {@code http://127.0.0.1:8083}. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** @throws UncheckedIOException if nobody answers within 10 s */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    /** @throws UncheckedIOException if nobody answers */
    public HttpResponse<String> post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** {@value #READY}, or what it says that it lacks. */
    String readiness() {
        try {
            HttpResponse<String> response = get("/q/health/ready");
            return response.statusCode() == 200 ? READY : response.body();
        } catch (UncheckedIOException e) {
            return "nobody listens on port " + port;
        }
    }

    private URI uri(String path) {
        return URI.create(address() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
