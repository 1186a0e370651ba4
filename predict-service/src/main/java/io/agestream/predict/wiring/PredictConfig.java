package io.agestream.predict.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** This service's own keys; see the README for each. */
@ConfigMapping(prefix = "agestream.predict")
interface PredictConfig {

    @WithDefault("latest")
    String alias();

    @WithDefault("agestream-predict")
    String groupId();

    @WithDefault("" + PredictSettings.DEFAULT_BATCH_SIZE)
    int batchSize();

    @WithDefault("" + PredictSettings.DEFAULT_SHARD_SIZE)
    int shardSize();

    @WithDefault("auto")
    String scoringEngine();

    @WithDefault("false")
    boolean mirrored();

    /** Empty is one per processor. */
    OptionalInt workers();
}
