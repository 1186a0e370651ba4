package io.agestream.train.api;

import io.agestream.train.training.ExampleStream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the store has caught up with the topic. */
@Readiness
public class TrainingReadiness implements HealthCheck {

    private final ExampleStream stream;

    TrainingReadiness(ExampleStream stream) {
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("examples caught up")
                .status(stream.isCaughtUp())
                .build();
    }
}
