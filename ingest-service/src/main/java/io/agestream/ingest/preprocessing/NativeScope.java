package io.agestream.ingest.preprocessing;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/** Releases the pixels of every matrix it was given when it is closed, without waiting for the garbage collector. */
final class NativeScope implements AutoCloseable {

    private final List<Mat> owned = new ArrayList<>(4);

    <M extends Mat> M own(M mat) {
        owned.add(mat);
        return mat;
    }

    @Override
    public void close() {
        owned.forEach(Mat::release);
    }
}
