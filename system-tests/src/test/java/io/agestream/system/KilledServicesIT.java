package io.agestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.synthetic.FaceGenerator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KilledServicesIT {

    private static final int DISTINCT_FACES = 300;
    private static final Pattern EPOCH = Pattern.compile("] epoch (\\d+)/\\d+ · ");
    private static final Pattern RESUMED = Pattern.compile("Going on from checkpoint \\S+: epoch (\\d+)/");

    @Test
    void shouldGiveEveryImageExactlyOnePredictionWhenEachServiceIsKilledInTurn() throws Exception {
        List<byte[]> faces = faces();
        Map<String, String> training = Map.of(
                "AGESTREAM_TRAIN_NETWORK", "tiny",
                "AGESTREAM_TRAIN_EPOCHS", "400",
                "AGESTREAM_TRAIN_MIN_EXAMPLES", "100",
                "AGESTREAM_TRAIN_QUIET_PERIOD", "0s");
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Pipeline pipeline = new Pipeline("killed-services", training)) {
            // Given: images that flow all the time
            pipeline.startServices();
            AtomicInteger sent = new AtomicInteger();
            ScheduledFuture<?> flow = clock.scheduleAtFixedRate(
                    () -> send(pipeline, faces, sent.getAndIncrement()), 0, 15, TimeUnit.MILLISECONDS);
            pipeline.predict.awaitReady();
            awaitMorePredictions(pipeline);

            // When
            for (ServiceProcess victim : List.of(pipeline.predict, pipeline.ingest, pipeline.train, pipeline.predict)) {
                victim.kill();
                int atKill = sent.get();
                Awaitility.await().until(() -> sent.get() > atKill + 20);
                victim.start();
                victim.awaitReady();
                awaitMorePredictions(pipeline);
            }
            assertThat(flow.isDone()).isFalse();
            flow.cancel(false);
            clock.shutdown();
            assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            pipeline.flush();

            // Then
            Set<String> ids = IntStream.range(0, sent.get())
                    .mapToObj(KilledServicesIT::id)
                    .collect(Collectors.toSet());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() ->
                            pipeline.countById(pipeline.topics.predictions()).size() == ids.size());
            for (String topic :
                    List.of(pipeline.topics.predictions(), pipeline.topics.tensors(), pipeline.topics.examples())) {
                Map<String, Integer> counts = pipeline.countById(topic);
                assertThat(counts.keySet()).as(topic).isEqualTo(ids);
                assertThat(counts.values()).as(topic).containsOnly(1);
            }
            assertThat(pipeline.read(pipeline.topics.deadLetters())).isEmpty();
            assertThatTrainingWentOn(pipeline.train.log());
        } finally {
            clock.shutdownNow();
        }
    }

    /** No epoch is trained twice, none is left out, and the run after the kill began with a checkpoint. */
    private static void assertThatTrainingWentOn(List<String> log) {
        Set<Integer> epochs = new HashSet<>();
        int resumedAfter = 0;
        for (String line : log) {
            Matcher resumed = RESUMED.matcher(line);
            Matcher epoch = EPOCH.matcher(line);
            if (resumed.find()) {
                resumedAfter = Integer.parseInt(resumed.group(1));
                // Killed after the commit and before the line was written: the checkpoint is there all the same.
                epochs.add(resumedAfter);
            } else if (epoch.find()) {
                assertThat(epochs.add(Integer.parseInt(epoch.group(1))))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(resumedAfter).isPositive();
        assertThat(epochs)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, epochs.size()).boxed().toList());
        assertThat(epochs.size()).isGreaterThan(resumedAfter);
    }

    private static void awaitMorePredictions(Pipeline pipeline) {
        int before = pipeline.countById(pipeline.topics.predictions()).size();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> pipeline.countById(pipeline.topics.predictions()).size() > before);
    }

    private static void send(Pipeline pipeline, List<byte[]> faces, int number) {
        pipeline.sendImage(
                id(number), faces.get(number % faces.size()), Map.of("age", Integer.toString(1 + number % 100)));
    }

    private static String id(int number) {
        return "image-" + number;
    }

    private static List<byte[]> faces() {
        FaceGenerator generator = new FaceGenerator(1);
        return IntStream.range(0, DISTINCT_FACES)
                .mapToObj(i -> generator.face(i).jpeg())
                .toList();
    }
}
