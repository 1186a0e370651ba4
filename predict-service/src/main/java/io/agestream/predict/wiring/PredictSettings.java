package io.agestream.predict.wiring;

import io.agestream.contract.topic.Topics;
import io.agestream.model.age.AgeGroups;
import io.agestream.predict.loading.EngineChoice;
import java.util.Optional;

/**
 * How one instance works.
 *
 * @param topics     of the installation
 * @param ageGroups  that predictions are made in; checkpoints for others are refused
 * @param alias      the alias whose version is scored with
 * @param groupId    consumer group
 * @param instanceId for static membership and the transactional id
 * @param batchSize  most tensors in a batch and a transaction
 * @param shardSize  most tensors in one forward pass
 * @param workers    scoring threads
 * @param engine     what the networks are computed with
 * @param mirrored   whether each tensor's mirror image is scored, too, in twice the time
 */
public record PredictSettings(
        Topics topics,
        AgeGroups ageGroups,
        String alias,
        String groupId,
        Optional<String> instanceId,
        int batchSize,
        int shardSize,
        int workers,
        EngineChoice engine,
        boolean mirrored) {

    public static final int DEFAULT_BATCH_SIZE = 128;
    public static final int DEFAULT_SHARD_SIZE = 32;

    public PredictSettings {
        atLeastOne("agestream.predict.batch-size", batchSize);
        atLeastOne("agestream.predict.shard-size", shardSize);
        atLeastOne("agestream.predict.workers", workers);
        notBlank("agestream.predict.alias", alias);
        notBlank("agestream.predict.group-id", groupId);
        instanceId.ifPresent(id -> notBlank("agestream.instance-id", id));
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be 1 or more, not " + value + ".");
        }
    }

    private static void notBlank(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " must not be blank.");
        }
    }
}
