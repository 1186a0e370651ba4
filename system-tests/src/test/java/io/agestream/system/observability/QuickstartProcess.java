package io.agestream.system.observability;

import io.agestream.devbroker.Ports;
import io.agestream.system.pipeline.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The quickstart as a user starts it, on the smallest network; goes on running until it is closed. */
final class QuickstartProcess implements AutoCloseable {

    private static final int FIRST_PORT = 24100;
    private static final int PORTS = 5;

    private final Process process;
    private final Path data;
    private final Path output;
    private final int port;

    private QuickstartProcess(Process process, Path data, Path output, int port) {
        this.process = process;
        this.data = data;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param environment that its processes inherit
     * @param options     of the command
     */
    static QuickstartProcess start(Path folder, Map<String, String> environment, String... options) throws IOException {
        Path data = folder.resolve("quickstart").toAbsolutePath();
        Leftovers.delete(data);
        Path output = Files.createDirectories(folder).resolve("quickstart.log");
        int port = fiveFreePorts();
        Path cli = Path.of("..", "cli", "target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dagestream.home=" + Path.of("..").toRealPath(),
                "-cp",
                cli.resolve("agestream-cli.jar") + ":" + cli.resolve("lib") + "/*",
                "io.agestream.cli.command.Agestream",
                "quickstart",
                "--network",
                "tiny",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new QuickstartProcess(builder.start(), data, output, port);
    }

    private static int fiveFreePorts() {
        return IntStream.iterate(FIRST_PORT, first -> first < 30_000, first -> first + PORTS)
                .filter(first -> IntStream.range(first, first + PORTS).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow();
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    /** The file that it names for Prometheus. */
    Path awaitScrapeConfiguration() throws IOException {
        String option = "prometheus --config.file=";
        awaitOutput(option);
        return Path.of(Files.readString(output)
                .lines()
                .filter(line -> line.contains(option))
                .map(line ->
                        line.substring(line.indexOf(option) + option.length()).replaceAll("\\s.*", ""))
                .findFirst()
                .orElseThrow());
    }

    void awaitOutput(String text) {
        Awaitility.await("the quickstart says: " + text + ", see " + output + " and " + data.resolve("logs"))
                .atMost(Duration.ofMinutes(3))
                .failFast("The quickstart has ended, see " + output, () -> !process.isAlive())
                .until(() -> Files.readString(output).contains(text));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
