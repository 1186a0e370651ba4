package io.agestream.predict.api;

import io.agestream.predict.wiring.PredictService;
import io.agestream.predict.wiring.PredictWiring;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the loop or the follower of the models has ended by itself: only a restart helps then. */
@Liveness
@ApplicationScoped
public class LivenessOfThreads implements HealthCheck {

    private final PredictWiring wiring;

    LivenessOfThreads(PredictWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public HealthCheckResponse call() {
        boolean loop = wiring.service().map(PredictService::isLoopAlive).orElse(true);
        boolean follower = wiring.service().map(PredictService::isFollowerAlive).orElse(true);
        return HealthCheckResponse.named("threads")
                .status(loop && follower)
                .withData("loop", loop ? "running" : "ended")
                .withData("follower", follower ? "running" : "ended")
                .build();
    }
}
