package io.agestream.predict.watching;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks train-service how training goes, without waiting for it. */
final class TrainService {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String UNREACHABLE = "{\"state\":\"unreachable\"}";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;
    private CompletableFuture<String> answer = CompletableFuture.completedFuture(UNREACHABLE);
    private String latest = UNREACHABLE;

    /** @param address of the service, such as {@code http://localhost:8082} */
    TrainService(URI address) {
        this.request = HttpRequest.newBuilder(address.resolve("/training"))
                .timeout(PATIENCE)
                .build();
    }

    /** JSON of its last answer; asks anew if the one before has come. */
    String training() {
        if (answer.isDone()) {
            latest = answer.getNow(UNREACHABLE);
            answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenApply(response -> response.statusCode() == 200 ? response.body() : UNREACHABLE)
                    .exceptionally(failure -> UNREACHABLE);
        }
        return latest;
    }
}
