package io.agestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Training that diverges beside a model that serves. */
class DivergenceIT {

    private static final int IMAGES = 100;
    private static final FaceGenerator FACES = new FaceGenerator(3);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void shouldKeepTheLastModelLiveSayWhyAndGoOnWithALowerRateWhenTrainingDiverges() {
        Map<String, String> oneEpoch = Map.of(
                "AGESTREAM_TRAIN_NETWORK", "tiny",
                "AGESTREAM_TRAIN_EPOCHS", "1",
                "AGESTREAM_TRAIN_MIN_EXAMPLES", "50",
                "AGESTREAM_TRAIN_QUIET_PERIOD", "1s",
                "AGESTREAM_TRAIN_AFTER", "stop");
        try (Pipeline pipeline = new Pipeline("divergence", Brokers.single(), oneEpoch)) {
            // Given: a model of one epoch
            pipeline.startServices();
            for (int i = 0; i < IMAGES; i++) {
                FaceGenerator.Face face = FACES.face(i);
                pipeline.sendImage("face-" + i, face.jpeg(), Map.of("age", Integer.toString(face.age())));
            }
            pipeline.flush();
            pipeline.predict.awaitReady();
            String live = pipeline.predict.http().get("/models").body();
            assertThat(live).contains("-e1\"");
            pipeline.train.stop();

            // When: it goes on with a rate that no network survives
            try (ServiceProcess hot = trainer(pipeline, "train-hot", "1e30")) {
                String said = awaitState(hot, "diverged");

                // Then
                assertThat(said).contains("Training diverged in epoch 2").contains("stays live; training has stopped.");
                assertThat(hot.http().get("/q/health/ready"))
                        .satisfies(ready -> assertThat(ready.statusCode()).isEqualTo(503))
                        .satisfies(ready -> assertThat(ready.body()).contains("Training diverged in epoch 2"));
                assertThat(hot.http().get("/q/health/live").statusCode()).isEqualTo(200);
                assertThat(hot.log().stream().filter(line -> line.contains("Training diverged")))
                        .hasSize(1);
            }
            pipeline.sendImage("afterwards", FACES.face(IMAGES).jpeg(), Map.of());
            pipeline.flush();
            Awaitility.await().atMost(PATIENCE).until(() -> pipeline.countById(pipeline.topics.predictions())
                    .containsKey("afterwards"));
            assertThat(pipeline.predict.http().get("/models").body())
                    .contains("-e1\"")
                    .doesNotContain("-e2\"");
            try (ServiceProcess cool = trainer(pipeline, "train-cool", "0.01")) {
                assertThat(awaitState(cool, "finished")).contains("-e2\"");
            }
        }
    }

    /** What {@code GET /training} answers then. */
    private static String awaitState(ServiceProcess trainer, String state) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class) // it has not started yet
                .until(
                        () -> trainer.http().get("/training").body(),
                        body -> body.contains("\"state\":\"" + state + "\""));
    }

    private static ServiceProcess trainer(Pipeline pipeline, String name, String rate) {
        Map<String, String> changes = new HashMap<>();
        changes.put("AGESTREAM_TRAIN_EPOCHS", "2");
        changes.put("AGESTREAM_TRAIN_LEARNING_RATE", rate);
        ServiceProcess trainer = pipeline.instance("train", name, changes);
        trainer.start();
        return trainer;
    }
}
