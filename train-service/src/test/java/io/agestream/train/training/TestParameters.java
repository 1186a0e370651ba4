package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/** What tests of optimizers move. */
final class TestParameters {

    private TestParameters() {}

    /** A weight that can have a gradient. */
    static Parameter parameter(NDArray values) {
        Parameter parameter = Parameter.builder()
                .setName("p")
                .setType(Parameter.Type.WEIGHT)
                .optRequiresGrad(true)
                .build();
        NDArray own = values.duplicate(); // not Java's memory
        parameter.setArray(own);
        own.setRequiresGradient(true);
        return parameter;
    }

    /** A sine, as {@code wave} in make_training_golden.py. */
    static float[] wave(int count, double phase, double scale) {
        float[] wave = new float[count];
        for (int i = 0; i < count; i++) {
            wave[i] = (float) (scale * Math.sin(phase + 0.7 * i));
        }
        return wave;
    }
}
