package io.agestream.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What figures depend on besides the code. */
public final class Machine {

    /** Above that per core, figures tell as much of others as of what is measured. */
    private static final double BUSY = 0.2;

    private Machine() {}

    /** One line: time, processor, cores, Java, and the load by whatever else runs; to be asked before measuring. */
    public static String describe(Clock clock) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        return String.format(
                Locale.ROOT,
                "%s · %s · %d cores · Java %s · load average before %.1f%s",
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                processor(),
                cores,
                Runtime.version().feature(),
                load,
                load > BUSY * cores ? ": the machine is not quiet, take figures as rough" : "");
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch"); // not Linux
        }
    }
}
