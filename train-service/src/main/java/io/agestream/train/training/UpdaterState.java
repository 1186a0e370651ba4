package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an updater remembers from step to step, as named arrays. Owns them until closed. For the training thread. */
final class UpdaterState implements AutoCloseable {

    private final NDManager manager;
    private final Map<String, NDArray> arrays = new TreeMap<>();

    UpdaterState(NDManager parent) {
        this.manager = parent.newSubManager();
    }

    /** The array of this name; at first zeros in the weight's shape. */
    NDArray zerosAtFirst(String name, NDArray weight) {
        return arrays.computeIfAbsent(name, n -> {
            NDArray zeros = weight.zerosLike();
            zeros.attach(manager);
            return zeros;
        });
    }

    /** Remembers a single number. */
    void put(String name, float number) {
        replace(name, manager.create(new float[] {number}));
    }

    /** A single number; empty if there is none of this name. */
    Optional<Float> number(String name) {
        return Optional.ofNullable(arrays.get(name)).map(array -> array.toFloatArray()[0]);
    }

    /** By name; they stay this object's. */
    Map<String, NDArray> arrays() {
        return arrays;
    }

    /** Takes arrays over. */
    void restore(Map<String, NDArray> state) {
        state.forEach((name, array) -> {
            array.attach(manager);
            replace(name, array);
        });
    }

    private void replace(String name, NDArray array) {
        NDArray before = arrays.put(name, array);
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
