package io.agestream.predict.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A batch that everybody can see now.
 *
 * @param version    of the model that made the predictions
 * @param started    when the batch was made of what waited
 * @param committed  when its transaction was committed
 * @param producing  how long that took
 * @param refused    why the other records became dead letters, one each
 */
public record CommittedBatch(
        String version,
        Instant started,
        Instant committed,
        Duration producing,
        List<PredictedTensor> predicted,
        List<Fault> refused) {}
