package io.agestream.predict.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For how long an instance commits nothing because partitions come or go; told in its log. */
final class RebalancePause {

    private static final Logger LOG = LoggerFactory.getLogger(RebalancePause.class);

    private final Clock clock;
    /** When partitions came or went; null once a batch has been committed since. */
    private @Nullable Instant since;

    RebalancePause(Clock clock) {
        this.clock = clock;
    }

    void begin() {
        since = clock.instant();
    }

    /** @param partitions that the instance has now */
    void committed(int partitions) {
        if (since != null) {
            LOG.info(
                    "{} partitions are scored here now; the first batch since then was committed after {} ms",
                    partitions,
                    Duration.between(since, clock.instant()).toMillis());
            since = null;
        }
    }
}
