package io.agestream.benchmarks.micro;

import io.agestream.model.network.NativeEngine;

/** How many threads the engine of a measuring process computes with; said by whoever starts it. */
final class EngineThreads {

    static final String PROPERTY = "agestream.bench.engine-threads";

    private EngineThreads() {}

    static void load() {
        NativeEngine.load(Integer.getInteger(PROPERTY, 1));
    }
}
