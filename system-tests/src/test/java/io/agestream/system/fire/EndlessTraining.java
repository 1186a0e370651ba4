package io.agestream.system.fire;

import java.util.Map;

/** The settings of training that begins at once and never ends, with the smallest network. */
final class EndlessTraining {

    private EndlessTraining() {}

    /** @param examples how many must be there before it begins */
    static Map<String, String> from(int examples) {
        return Map.of(
                "AGESTREAM_TRAIN_NETWORK", "tiny",
                "AGESTREAM_TRAIN_EPOCHS", "1000000",
                "AGESTREAM_TRAIN_MIN_EXAMPLES", Integer.toString(examples),
                "AGESTREAM_TRAIN_QUIET_PERIOD", "0s");
    }
}
