package io.agestream.system.process;

import io.agestream.devbroker.ParentWatch;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a built service is run: its jar, its memory, its environment.
 *
 * @param service     {@code ingest}, {@code train} or {@code predict}
 * @param environment on top of that of this process
 */
record ServiceCommand(String service, Map<String, String> environment) {

    /** The native memory as the quickstart sets it, and the same time zone everywhere. */
    private static final Map<String, String> OF_ALL = Map.of(
            "TZ", "UTC",
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_THRESHOLD_", "4294967296",
            "MALLOC_TRIM_THRESHOLD_", "8589934592",
            "OPENCV_IO_MAX_IMAGE_PIXELS", "25000000",
            "OPENCV_LOG_LEVEL", "SILENT");

    ServiceCommand {
        environment = Map.copyOf(environment);
    }

    /** @throws IllegalStateException if the service has not been built */
    ProcessBuilder builder() {
        Path jar = Path.of("..", service + "-service", "target", "quarkus-app", "quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build the services first (mvn install -Dquick).");
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Ends with this process, however that ends.
        parentWatch()
                .ifPresent(agent -> command.add(
                        "-javaagent:" + agent + "=" + ProcessHandle.current().pid()));
        // Compilers make way for records, as the quickstart and the images have it.
        command.addAll(List.of("-XX:ThreadPriorityPolicy=1", "-XX:CompilerThreadPriority=6"));
        // All of the heap from the start, so that what grows later is something else.
        command.addAll(List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch", "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().putAll(OF_ALL);
        return builder;
    }

    /** The jar that this is an agent of; none where classes are run that no jar has been made of. */
    private static Optional<Path> parentWatch() {
        try {
            Path code = Path.of(ParentWatch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(code).filter(path -> path.toString().endsWith(".jar"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
