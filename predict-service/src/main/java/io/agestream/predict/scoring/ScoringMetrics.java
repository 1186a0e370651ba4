package io.agestream.predict.scoring;

import java.time.Duration;

/** What is counted about scoring. */
public interface ScoringMetrics {

    /** A batch was scored: from the start until its last shard was done. Called by a worker. */
    void batchScored(int tensors, Duration time);

    /** A batch was committed. Called by the loop. */
    void committed(CommittedBatch batch);

    /** A transaction was aborted; its batch is read again. Called by the loop. */
    void aborted();
}
