package io.agestream.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.delivery.Swap;
import io.agestream.benchmarks.endtoend.Measurement;
import io.agestream.benchmarks.endtoend.Plan;
import io.agestream.benchmarks.installation.ProcessUse;
import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.load.Rate;
import io.agestream.benchmarks.load.Schedule;
import io.agestream.benchmarks.load.Workload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndFilesTest {

    private static final long BEGIN = 1_700_000_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void shouldWriteEveryTableAndThePicture() throws IOException {
        // When
        List<String> names = EndToEndFiles.write(measurement(), "a machine", directory);

        // Then
        assertThat(names)
                .containsExactly("summary.csv", "latency.csv", "timeline.csv", "processes.csv", "swaps.csv", "e2e.png");
        assertThat(names).allMatch(name -> Files.exists(directory.resolve(name)));
        assertThat(Files.readAllLines(directory.resolve("summary.csv")))
                .contains("run,what,value", "saturation,per_second,123.400", "load,arrivals,40", "load,lost,1");
        assertThat(Files.readAllLines(directory.resolve("timeline.csv")))
                .startsWith("second,arrivals,predictions,p50_ms,p99_ms,max_ms", "0,10,10,20.015,20.015,20.015");
        assertThat(Files.readAllLines(directory.resolve("swaps.csv")))
                .containsExactly("version,published_second,first_prediction_ms", "v2,2.000,150.000", "v3,3.000,");
        assertThat(Files.readAllLines(directory.resolve("latency.csv")))
                .contains("steady,due to appended,50.0,20.015,18", "steady,due to read,50.0,25.007,18");
    }

    @Test
    void shouldDrawAPictureWithLinesInIt() throws IOException {
        // When
        EndToEndFiles.write(measurement(), "a machine", directory);

        // Then
        BufferedImage picture = ImageIO.read(directory.resolve("e2e.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(1400);
        assertThat(colored(picture)).as("pixels of the lines").isGreaterThan(2000);
    }

    @Test
    void shouldSayTheSameOnTheTerminal() {
        // When
        List<String> lines = EndToEndTable.lines(measurement());

        // Then
        assertThat(lines)
                .contains(
                        "tensors, 10/s for 3 s after 1 s of warm-up, network tiny, 1 × predict, 6 partitions",
                        "saturation 123.4/s (backlog of 5, between its first 30 % and its last 5 %)",
                        "offered: 10.0/s",
                        "40 arrivals: 1 lost, 0 doubled, 0 dead letters, 0 unexpected",
                        "2 swaps, 1 came to score; manifest published to first prediction appended: median 150 ms, max"
                                + " 150 ms")
                .anyMatch(line -> line.matches("broker +2\\.0 +1\\.00 +100 +300 +300"));
    }

    @Test
    void shouldQuoteOnlyWhatNeedsIt() {
        // When
        List<String> lines = new Csv("a", "b").row("x, \"y\"", 1.5).lines();

        // Then
        assertThat(lines).containsExactly("a,b", "\"x, \"\"y\"\"\",1.500");
    }

    @Test
    void shouldLabelOneTwoAndFiveOfEachDecadeOfMilliseconds() {
        assertThat(DoubleStream.of(0.5, 1, 2, 3, 5, 9, 10, 40, 50, 2000).mapToObj(MillisAxis::label))
                .containsExactly("0.5", "1", "2", "", "5", "", "10", "", "50", "2,000");
    }

    private static int colored(BufferedImage picture) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                count += Math.abs((rgb >> 16 & 0xFF) - (rgb & 0xFF)) > 60 ? 1 : 0;
            }
        }
        return count;
    }

    /** Ten arrivals per second for four seconds, each 20 ms to the log, the last one lost; swaps at 2 and 3 s. */
    private static Measurement measurement() {
        Deliveries deliveries = new Deliveries(40);
        for (int i = 0; i < 40; i++) {
            long due = BEGIN + i * 100_000L;
            deliveries.sent(i, due, due);
            if (i < 39) {
                deliveries.predicted(i, due + 20_000, due + 25_000, "v");
            }
        }
        Schedule schedule = new Schedule(List.of(new Schedule.Step(10, Duration.ofSeconds(4))), Duration.ofSeconds(1));
        List<Swap> swaps = List.of(
                new Swap("v2", BEGIN + 2_000_000, new Deliveries.FirstPrediction(BEGIN + 2_150_000, BEGIN + 2_200_000)),
                new Swap("v3", BEGIN + 3_000_000, null));
        List<ProcessUse.Sample> processes = List.of(
                new ProcessUse.Sample(0, "broker", 1, 100_000_000), new ProcessUse.Sample(2, "broker", 3, 300_000_000));
        Plan plan = new Plan(
                Input.TENSORS,
                Optional.of(new Workload.Constant(new Rate.PerSecond(10), Duration.ofSeconds(3))),
                true,
                5,
                Duration.ofSeconds(1),
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                new Plan.Own(Path.of("."), "age.", "tiny", "", 1, 6));
        return new Measurement(
                plan,
                true,
                Optional.of(new Measurement.Saturation(0, OptionalDouble.of(123.4), new Deliveries(5), processes)),
                Optional.of(
                        new Measurement.Load(schedule, BEGIN, deliveries, swaps, Duration.ofMillis(200), processes)));
    }
}
