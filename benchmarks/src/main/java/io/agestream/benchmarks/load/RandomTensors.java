package io.agestream.benchmarks.load;

import io.agestream.contract.tensor.TensorSpecification;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Tensors of random gray levels: what is in one makes no difference to the time of scoring or training on it. */
public final class RandomTensors {

    private RandomTensors() {}

    /** So many different ones, the same for the same seed. */
    public static List<byte[]> of(int count, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> {
                    byte[] tensor = new byte[TensorSpecification.GRAY_128.bytes()];
                    random.nextBytes(tensor);
                    return tensor;
                })
                .limit(count)
                .toList();
    }
}
