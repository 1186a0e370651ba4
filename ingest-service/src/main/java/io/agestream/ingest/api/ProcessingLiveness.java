package io.agestream.ingest.api;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive until processing has ended for good; waiting for Kafka is no reason to be restarted. */
@Liveness
public class ProcessingLiveness implements HealthCheck {

    private final ServiceState service;

    ProcessingLiveness(ServiceState service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("processing")
                .status(!service.hasFailed())
                .withData("state", service.description())
                .build();
    }
}
