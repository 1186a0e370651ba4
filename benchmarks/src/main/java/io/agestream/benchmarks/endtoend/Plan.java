package io.agestream.benchmarks.endtoend;

import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.load.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is measured end to end.
 *
 * @param input     what arrives
 * @param workload  empty measures the saturation only
 * @param saturate  whether the throughput at saturation is measured; it is, too, if the workload needs it
 * @param backlog   arrivals that wait when the services start, for the saturation
 * @param warmUp    before the workload, at its first rate; does not count
 * @param swaps     new checkpoints, evenly spread over the workload; 0 for none
 * @param swapWidth how far a swap's window reaches before its publication and after its first prediction
 * @param drain     how long without any prediction until the rest counts as lost
 * @param target    what is measured
 */
public record Plan(
        Input input,
        Optional<Workload> workload,
        boolean saturate,
        int backlog,
        Duration warmUp,
        int swaps,
        Duration swapWidth,
        Duration drain,
        Target target) {

    /** Which installation is measured. */
    public sealed interface Target {
        /** What the topics' names begin with. */
        String topicPrefix();
    }

    /**
     * One that runs already; its processes are not known.
     *
     * @param network of the checkpoints that are published in swaps
     */
    public record Running(String bootstrapServers, String topicPrefix, String network) implements Target {}

    /**
     * One that is started for this, with an untrained network.
     *
     * @param home       where the built modules are
     * @param network    that scores
     * @param engine     that scores; blank leaves the choice to the service
     * @param instances  of predict
     * @param partitions of images, tensors and predictions
     */
    public record Own(Path home, String topicPrefix, String network, String engine, int instances, int partitions)
            implements Target {}

    public boolean measuresSaturation() {
        return saturate || workload.map(Workload::needsSaturation).orElse(false);
    }
}
