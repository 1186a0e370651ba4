package io.agestream.train.api;

import io.agestream.train.progress.Progress;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once training has diverged, and says why. It is still alive: to start it again as it is would not help. */
@Readiness
public class DivergenceReadiness implements HealthCheck {

    private final Progress progress;

    DivergenceReadiness(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        Progress.Status status = progress.status();
        boolean diverged = status.state() == Progress.State.DIVERGED;
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("training has not diverged").status(!diverged);
        String message = status.message();
        if (diverged && message != null) {
            response.withData("message", message);
        }
        return response.build();
    }
}
