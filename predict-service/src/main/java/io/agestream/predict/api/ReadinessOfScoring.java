package io.agestream.predict.api;

import io.agestream.predict.wiring.PredictService;
import io.agestream.predict.wiring.PredictWiring;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when a model serves and partitions are assigned, that is, when tensors become predictions. */
@Readiness
@ApplicationScoped
public class ReadinessOfScoring implements HealthCheck {

    private final PredictWiring wiring;

    ReadinessOfScoring(PredictWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public HealthCheckResponse call() {
        boolean serving = wiring.service().map(PredictService::isServing).orElse(false);
        int partitions =
                wiring.service().map(PredictService::assignedPartitions).orElse(0);
        return HealthCheckResponse.named("scoring")
                .status(serving && partitions > 0)
                .withData("model", serving ? "serving" : "none yet")
                .withData("partitions", partitions)
                .build();
    }
}
