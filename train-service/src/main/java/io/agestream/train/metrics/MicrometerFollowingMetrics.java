package io.agestream.train.metrics;

import io.agestream.metering.StageMeters;
import io.agestream.train.following.FollowingMetrics;
import io.micrometer.core.instrument.Counter;

/** Examples as they come. */
final class MicrometerFollowingMetrics implements FollowingMetrics {

    private final Counter stored;
    private final Counter erased;
    private final Counter rejected;
    private volatile long behind;

    MicrometerFollowingMetrics(StageMeters meters) {
        stored = meters.records("follow", "stored");
        erased = meters.records("follow", "erased");
        rejected = meters.records("follow", "rejected");
        meters.lag("examples", () -> behind);
    }

    @Override
    public void stored() {
        stored.increment();
    }

    @Override
    public void erased() {
        erased.increment();
    }

    @Override
    public void rejected() {
        rejected.increment();
    }

    @Override
    public void behind(long records) {
        behind = records;
    }
}
