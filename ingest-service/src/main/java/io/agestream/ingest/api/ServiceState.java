package io.agestream.ingest.api;

import java.util.Optional;

/** What HTTP needs to know of the service behind it. */
public interface ServiceState {

    /** Empty while the service is still waiting for Kafka. */
    Optional<ImageIntake> intake();

    /** Whether records are being processed now. */
    boolean isProcessing();

    /** Whether processing has ended for good. */
    boolean hasFailed();

    /** In a word, for whoever reads the health. */
    String description();
}
