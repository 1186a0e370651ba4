package io.agestream.metering;

import java.time.Duration;
import java.util.Arrays;

/** Upper bounds of histograms. They are the same on every instance, so that histograms add up. */
public final class Buckets {

    private Buckets() {}

    public static Duration[] ofMillis(double... bounds) {
        return Arrays.stream(bounds)
                .mapToObj(millis -> Duration.ofNanos(Math.round(millis * 1e6)))
                .toArray(Duration[]::new);
    }
}
