package io.agestream.train.wiring;

import io.agestream.train.training.TrainingPlan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that can be configured; each key is described in the service's README. */
@ConfigMapping(prefix = "agestream")
interface TrainConfig {

    @WithDefault("age.")
    String topicPrefix();

    @WithDefault("60s")
    Duration startupTimeout();

    @WithDefault("${user.home}/.agestream")
    Path dataDir();

    @WithDefault("1,6,11,16,19,22,31,45,61,81,101")
    List<Integer> ageGroups();

    /**
     * A key of all services, which may be configured together: not to know it here would mean to refuse it as a slip of the
     * pen. Nothing depends on it, since the identity of a trainer is its model's name.
     */
    Optional<String> instanceId();

    Train train();

    interface Train {
        @WithDefault("age")
        String modelName();

        @WithDefault("article")
        String network();

        /** Name of a built-in recipe, or a file of properties. */
        @WithDefault("article")
        String recipe();

        /** What stands in the place of the recipe's own values. */
        OptionalInt epochs();

        OptionalInt batchSize();

        Optional<Float> learningRate();

        Optional<Float> momentum();

        @WithDefault("42")
        int seed();

        @WithDefault("256")
        int minExamples();

        @WithDefault("5s")
        Duration quietPeriod();

        @WithDefault("follow")
        TrainingPlan.After after();

        @WithDefault("1000")
        int newExamples();

        @WithDefault("5")
        int keepCheckpoints();

        /** Threads of the engine; 0 takes one per core. */
        @WithDefault("0")
        int threads();
    }
}
