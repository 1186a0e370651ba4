package io.agestream.predict.wiring;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/** Loads PyTorch's native library the way this service uses it. */
final class ScoringEngine {

    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private static final String INTEROP_THREADS = "ai.djl.pytorch.num_interop_threads";

    private ScoringEngine() {}

    /**
     * Loads the library, if that has not been done yet. A forward pass then runs on the thread that calls it, since one
     * pass per core is faster than passes on several; nothing is downloaded, and nothing is reported to DJL's makers.
     *
     * @throws IllegalStateException if it cannot be loaded; the message says what to do
     */
    static void load() {
        System.setProperty(THREADS, "1");
        System.setProperty(INTEROP_THREADS, "1");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            Engine.getEngine("PyTorch");
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
