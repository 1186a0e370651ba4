package io.agestream.model.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/** Loads the engine that computes, once per process, and the way these services use it. */
public final class NativeEngine {

    static final String PYTORCH = "PyTorch";

    private NativeEngine() {}

    /**
     * Loads PyTorch's native library, if that has not been done yet. Nothing is downloaded, and nothing is reported to
     * DJL's makers.
     *
     * @param threads that one forward or backward pass uses; 0 leaves that to the engine, which takes one per core
     * @throws IllegalStateException if it cannot be loaded; the message says what to do
     */
    public static void load(int threads) {
        if (threads > 0) {
            System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        }
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            Engine.getEngine(PYTORCH);
        } catch (EngineException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "PyTorch's native library does not load on this machine: " + cause.getMessage()
                            + "; build with the pytorch-native-cpu classifier of its system, and let DJL_CACHE_DIR be a"
                            + " writable directory with 500 MB free.",
                    e);
        }
    }
}
