package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.load.Outcome;
import io.agestream.system.load.Outcomes;
import io.agestream.system.measurement.Figures;
import io.agestream.system.measurement.Latencies;
import io.agestream.system.measurement.ProcessLog;
import io.agestream.system.measurement.Trend;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ProcessResources;
import io.agestream.system.process.ServiceProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Train, publish, swap and score without a pause, for as long as {@code -Dfire.soak} says, such as {@code 60m}. */
@EnabledIfSystemProperty(named = "fire.soak", matches = "\\d+[smh]")
class SoakIT {

    private static final double IMAGES_PER_SECOND = 20;
    /** Training holds these; what comes later is only scored, so that its data set stays the same. */
    private static final int LABELLED = 2000;
    /** The slopes that a service may have without being said to leak. */
    private static final double KILOBYTES_PER_HOUR = 24 << 10;

    private static final double THREADS_PER_HOUR = 2;
    private static final double HANDLES_PER_HOUR = 5;
    /** A single one forgotten with each checkpoint would be more. */
    private static final double ARRAYS_PER_HOUR = 20;
    /** Before this share of the time everything is still being compiled and allocated for the first time. */
    private static final double WARM_UP = 0.25;
    /** Over a shorter time any slope per hour is noise. */
    private static final Duration MEANINGFUL = Duration.ofMinutes(20);

    @Test
    void shouldHoldNoMoreMemoryThreadsAndHandlesWhenItRunsForALongTime() {
        Duration length = Duration.parse("PT" + System.getProperty("fire.soak"));
        Figures figures = new Figures("soak");
        try (Pipeline pipeline = new Pipeline("fire/soak", Brokers.single(), EndlessTraining.from(200));
                Outcomes outcomes = Outcomes.follow(pipeline)) {
            Images images = Images.of(pipeline, 9);
            try (Flow flow = new Flow(
                    pipeline.newProducer(),
                    number -> number < LABELLED ? images.labelled(number) : images.unlabelled(number))) {
                // Given
                pipeline.startServices();
                flow.start(IMAGES_PER_SECOND);
                pipeline.predict.awaitReady();
                List<ServiceProcess> services = List.of(pipeline.ingest, pipeline.train, pipeline.predict);

                // When
                Instant end = Clock.systemUTC().instant().plus(length);
                try (ProcessLog<ProcessResources> resources = new ProcessLog<>(
                                services, ServiceProcess::resources, Duration.ofSeconds(2), Clock.systemUTC());
                        ProcessLog<Long> arrays = new ProcessLog<>(
                                List.of(pipeline.train, pipeline.predict),
                                ServiceProcess::nativeArrays,
                                Duration.ofMinutes(1),
                                Clock.systemUTC())) {
                    Awaitility.await("the end of the soak")
                            .atMost(length.plusMinutes(1))
                            .pollInterval(Duration.ofSeconds(1))
                            .failFast("a service has ended, logs in " + pipeline.directory(), () -> services.stream()
                                    .anyMatch(service -> !service.isAlive()))
                            .until(() -> !Clock.systemUTC().instant().isBefore(end));
                    resources.write(figures, "resources.csv", ProcessResources.COLUMNS, ProcessResources::values);
                    arrays.write(figures, "arrays.csv", "arrays", count -> new Object[] {count});
                    Exactness.awaitAll(flow, outcomes, pipeline);

                    // Then
                    figures.print("%s, %,d images", length, flow.acknowledged().size());
                    double from = length.toSeconds() * WARM_UP;
                    services.forEach(service -> judge(service.name(), resources, from, figures, length));
                    judgeArrays(pipeline.train.name(), arrays, from, figures, length);
                    judgeArrays(pipeline.predict.name(), arrays, from, figures, length);
                }
                Exactness.assertExact(flow, outcomes, pipeline);
                List<PublishedModels.Publication> models = PublishedModels.of(pipeline);
                PublishedModels.assertNoEpochComesTwice(models);
                figures.print(
                        "last epoch %d; image to prediction: %s",
                        models.get(models.size() - 1).manifest().epoch().epoch(),
                        Latencies.of(outcomes.all().stream()
                                .filter(Outcome::isPrediction)
                                .skip(outcomes.ids() / 4)
                                .map(Outcome::latencyMillis)
                                .toList()));
            }
        }
    }

    private static void judge(
            String service, ProcessLog<ProcessResources> resources, double from, Figures figures, Duration length) {
        Trend memory = resources.trend(service, from, held -> held.anonymousKilobytes());
        Trend resident = resources.trend(service, from, held -> held.residentKilobytes());
        Trend threads = resources.trend(service, from, held -> held.threads());
        Trend handles = resources.trend(service, from, held -> held.handles());
        figures.print("%-10s memory of its own, kB: %s", service, memory);
        figures.print("%-10s resident, kB:          %s", service, resident);
        figures.print("%-10s threads:               %s", service, threads);
        figures.print("%-10s file handles:          %s", service, handles);
        if (length.compareTo(MEANINGFUL) >= 0) {
            assertThat(memory.lowerBound()).as("%s: kB per hour", service).isLessThan(KILOBYTES_PER_HOUR);
            assertThat(threads.lowerBound()).as("%s: threads per hour", service).isLessThan(THREADS_PER_HOUR);
            assertThat(handles.lowerBound()).as("%s: handles per hour", service).isLessThan(HANDLES_PER_HOUR);
        }
    }

    /** Training is met at another moment of a step with each look, so that its count goes up and down. */
    private static void judgeArrays(
            String service, ProcessLog<Long> arrays, double from, Figures figures, Duration length) {
        if (length.compareTo(MEANINGFUL) < 0) {
            return;
        }
        Trend trend = arrays.trend(service, from, count -> count);
        figures.print("%-10s arrays:                %s", service, trend);
        assertThat(trend.lowerBound()).as("%s: arrays per hour", service).isLessThan(ARRAYS_PER_HOUR);
    }
}
