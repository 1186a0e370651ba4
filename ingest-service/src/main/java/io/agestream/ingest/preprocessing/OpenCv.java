package io.agestream.ingest.preprocessing;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** Loads OpenCV's native library, once per process. */
final class OpenCv {

    static {
        Loader.load(opencv_java.class);
        // One image is one thread's work; OpenCV's own threads would only compete with those of Kafka Streams.
        Core.setNumThreads(1);
    }

    private OpenCv() {}

    /** Returns when the library is there; the first call takes about two seconds. */
    static void load() {
        // Being called is enough: the class has been initialised.
    }
}
