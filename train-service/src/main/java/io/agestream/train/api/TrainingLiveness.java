package io.agestream.train.api;

import io.agestream.train.progress.Progress;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless a thread has failed. */
@Liveness
public class TrainingLiveness implements HealthCheck {

    private final Progress progress;

    TrainingLiveness(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("training")
                .status(progress.status().state() != Progress.State.FAILED)
                .build();
    }
}
