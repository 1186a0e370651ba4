package io.agestream.ingest.outcome;

import java.util.Locale;

/** What is wrong with a rejected record: few words, to count by, where its reason is a sentence of its own. */
public enum Fault {
    TOO_LARGE(Stage.RECORD),
    NOT_TEXT(Stage.KEY),
    INVALID_AGE(Stage.LABEL),
    UNKNOWN_FORMAT(Stage.HEADER),
    DAMAGED_HEADER(Stage.HEADER),
    TOO_MANY_BYTES(Stage.HEADER),
    TOO_MANY_PIXELS(Stage.HEADER),
    EMPTY(Stage.DECODE),
    UNDECODABLE(Stage.DECODE);

    private final Stage stage;

    Fault(Stage stage) {
        this.stage = stage;
    }

    /** Where it is noticed. */
    public Stage stage() {
        return stage;
    }

    /** As it stands in metrics. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
