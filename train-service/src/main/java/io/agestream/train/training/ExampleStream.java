package io.agestream.train.training;

import java.time.Instant;

/** What the training needs to know about the examples' arrival. */
public interface ExampleStream {

    /** Nothing is on its way: the store was filled before. */
    ExampleStream NONE = new ExampleStream() {
        @Override
        public boolean isCaughtUp() {
            return true;
        }

        @Override
        public Instant lastArrival() {
            return Instant.EPOCH;
        }

        @Override
        public int rejected() {
            return 0;
        }
    };

    /** Whether the store has once held everything that stood in the topic. */
    boolean isCaughtUp();

    /** When the last example came, or the reading began. */
    Instant lastArrival();

    /** Records that were no examples of this specification. */
    int rejected();
}
