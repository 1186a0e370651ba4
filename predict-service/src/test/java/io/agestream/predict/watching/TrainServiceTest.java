package io.agestream.predict.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TrainServiceTest {

    @Test
    void shouldTellWhatTheServiceAnswersAndThatItIsGoneWhenItIs() throws IOException {
        // Given
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/training", exchange -> {
            byte[] body = "{\"state\":\"training\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        TrainService train = new TrainService(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

        // When // Then: it never waits for an answer
        assertThat(train.training()).isEqualTo("{\"state\":\"unreachable\"}");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> train.training()
                .equals("{\"state\":\"training\"}"));
        server.stop(0);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> train.training()
                .equals("{\"state\":\"unreachable\"}"));
    }
}
