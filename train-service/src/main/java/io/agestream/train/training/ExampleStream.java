package io.agestream.train.training;

import java.time.Instant;

/** What the training needs to know about the examples' arrival. */
public interface ExampleStream {

    /** Whether the store has once held everything that stood in the topic. */
    boolean isCaughtUp();

    /** When the last example came, or the reading began. */
    Instant lastArrival();

    /** Records that were no examples of this specification. */
    int rejected();
}
