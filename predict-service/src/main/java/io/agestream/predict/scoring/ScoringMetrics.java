package io.agestream.predict.scoring;

import java.time.Duration;

/** What is counted about scoring. */
public interface ScoringMetrics {

    /** A batch was scored: from the start until its last shard was done. */
    void batchScored(int tensors, Duration time);

    /** A batch was committed, and with it so many predictions and dead letters. */
    void committed(int predictions, int deadLetters);

    /** A transaction was aborted; its batch is read again. */
    void aborted();
}
