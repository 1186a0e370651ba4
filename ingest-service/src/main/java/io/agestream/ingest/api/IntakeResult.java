package io.agestream.ingest.api;

/** What a user is answered. */
sealed interface IntakeResult {

    /** Kafka has it. */
    record Taken(String id) implements IntakeResult {}

    /**
     * @param status of HTTP
     * @param error  a sentence
     */
    record Refused(int status, String error) implements IntakeResult {}
}
