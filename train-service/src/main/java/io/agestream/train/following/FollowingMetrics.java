package io.agestream.train.following;

/** What is counted about the examples as they come. Called on the follower's thread. */
public interface FollowingMetrics {

    /** For tests that look elsewhere. */
    FollowingMetrics NONE = new FollowingMetrics() {
        @Override
        public void stored() {}

        @Override
        public void erased() {}

        @Override
        public void rejected() {}

        @Override
        public void behind(long records) {}
    };

    /** An example is in the store, in the place of an earlier one of its id. */
    void stored();

    /** A tombstone. */
    void erased();

    /** A record that is no example. */
    void rejected();

    /** So many records are still to be read. */
    void behind(long records);
}
