package io.agestream.predict.scoring;

/**
 * That a record is not scored.
 *
 * @param reason a sentence for whoever sent it
 */
public record Refusal(Fault fault, String reason) {}
