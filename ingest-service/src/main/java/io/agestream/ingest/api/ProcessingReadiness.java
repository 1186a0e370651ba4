package io.agestream.ingest.api;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while records are processed; not while partitions are being moved. */
@Readiness
public class ProcessingReadiness implements HealthCheck {

    private final ServiceState service;

    ProcessingReadiness(ServiceState service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("processing")
                .status(service.isProcessing())
                .withData("state", service.description())
                .build();
    }
}
