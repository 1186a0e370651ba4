package io.agestream.model.folding;

import io.agestream.model.network.Layer;
import io.agestream.model.weights.WeightTensor;
import java.nio.FloatBuffer;

/**
 * What a batch normalisation does when scoring: {@code scale · x + shift}, a pair per channel. In double precision, so
 * that folding rounds once.
 */
record ChannelAffine(double[] scale, double[] shift) {

    /** @param step a normalisation and its weights */
    static ChannelAffine of(Step step) {
        Layer.BatchNorm norm = (Layer.BatchNorm) step.layer();
        float[] gamma = step.values("weight");
        float[] beta = step.values("bias");
        float[] mean = step.values("running_mean");
        float[] variance = step.values("running_var");
        double[] scale = new double[gamma.length];
        double[] shift = new double[gamma.length];
        for (int c = 0; c < gamma.length; c++) {
            scale[c] = gamma[c] / Math.sqrt((double) variance[c] + norm.epsilon());
            shift[c] = beta[c] - mean[c] * scale[c];
        }
        return new ChannelAffine(scale, shift);
    }

    int channels() {
        return scale.length;
    }

    /** Whether it keeps the order of values in every channel, so that the largest stays the largest. */
    boolean isAscending() {
        for (double s : scale) {
            if (!(s >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** The convolution or dense layer that does this to its own outputs, too. */
    Step afterwards(Step affine) {
        FloatBuffer weight = affine.tensor("weight").floats();
        WeightTensor scaled = WeightTensor.zeros(affine.tensor("weight"));
        FloatBuffer product = scaled.floats();
        float[] bias = affine.bias(channels());
        int inputs = weight.limit() / bias.length;
        for (int o = 0; o < bias.length; o++) {
            for (int i = o * inputs; i < (o + 1) * inputs; i++) {
                product.put(i, (float) (weight.get(i) * scale[o]));
            }
            bias[o] = (float) (bias[o] * scale[o] + shift[o]);
        }
        return affine.with(scaled, bias);
    }

    /** The dense layer that takes what this is applied to; its inputs are flattened, a channel after the other. */
    Step before(Step linear) {
        FloatBuffer weight = linear.tensor("weight").floats();
        WeightTensor scaled = WeightTensor.zeros(linear.tensor("weight"));
        FloatBuffer product = scaled.floats();
        float[] bias = linear.values("bias");
        int pixels = weight.limit() / bias.length / channels();
        int at = 0;
        for (int o = 0; o < bias.length; o++) {
            double constant = bias[o];
            for (int c = 0; c < channels(); c++) {
                for (int end = at + pixels; at < end; at++) {
                    float w = weight.get(at);
                    constant += w * shift[c];
                    product.put(at, (float) (w * scale[c]));
                }
            }
            bias[o] = (float) constant;
        }
        return linear.with(scaled, bias);
    }
}
