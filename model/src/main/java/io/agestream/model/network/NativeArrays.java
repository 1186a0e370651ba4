package io.agestream.model.network;

import ai.djl.ndarray.NDManager;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The arrays that the process's networks hold in native memory. All that computes with a network takes its arrays from
 * the network's manager or from one below it, so that these are all. Any thread.
 */
public final class NativeArrays {

    /** A network that nobody closes stays here, as its memory stays. */
    private static final Set<NDManager> NETWORKS = ConcurrentHashMap.newKeySet();

    private NativeArrays() {}

    static void opened(NDManager network) {
        NETWORKS.add(network);
    }

    static void closed(NDManager network) {
        NETWORKS.remove(network);
    }

    /** Weights, what an optimizer remembers, and what batches on their way hold at the moment. */
    public static int count() {
        return NETWORKS.stream()
                .mapToInt(network -> network.getManagedArrays().size())
                .sum();
    }
}
