package io.agestream.ingest.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.image.Inspection;

/** How far two tensors are apart, in gray levels. */
record Difference(double mean, int max) {

    private static final Preprocessor PREPROCESSOR = new Preprocessor();
    private static final ImageInspector INSPECTOR = new ImageInspector(ImageLimits.DEFAULT);

    static Difference between(byte[] one, byte[] other) {
        assertThat(one).hasSameSizeAs(other);
        long sum = 0;
        int max = 0;
        for (int i = 0; i < one.length; i++) {
            int difference = Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
            sum += difference;
            max = Math.max(max, difference);
        }
        return new Difference(sum / (double) one.length, max);
    }

    /** What the service makes of an image that passes the limits. */
    static Preprocessing preprocess(byte[] image) {
        Inspection.Passed passed = (Inspection.Passed) INSPECTOR.inspect(image);
        return PREPROCESSOR.preprocess(image, passed.header());
    }

    static byte[] tensor(byte[] image) {
        return ((Preprocessing.Tensor) preprocess(image)).bytes();
    }
}
