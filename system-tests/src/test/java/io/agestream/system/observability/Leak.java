package io.agestream.system.observability;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that takes memory and never gives it back, and says so to Prometheus in the words of the services. */
final class Leak {

    private static final int STEP_BYTES = 1 << 20;
    private static final int STEP_MILLIS = 500;
    private static final int MOST_STEPS = 600;

    private Leak() {}

    static Process start(int port, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Path.of("target", "test-classes").toString(),
                        Leak.class.getName(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public static void main(String[] port) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port[0])), 0);
        server.createContext("/q/metrics", exchange -> {
            byte[] answer = ("agestream_process_resident_memory_bytes{kind=\"anonymous\"} " + anonymousBytes() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < MOST_STEPS) { // so that a forgotten process ends
            kept.add(new byte[STEP_BYTES]);
            Thread.sleep(STEP_MILLIS);
        }
        server.stop(0);
    }

    private static long anonymousBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
