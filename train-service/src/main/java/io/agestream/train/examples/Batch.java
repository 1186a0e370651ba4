package io.agestream.train.examples;

import java.nio.ByteBuffer;

/**
 * Some examples.
 *
 * @param tensors one after the other
 * @param groups  from 0, one per tensor
 * @param ages    in years, one per tensor
 * @param places  in the fold, one per tensor
 */
public record Batch(ByteBuffer tensors, int[] groups, float[] ages, int[] places) {

    static final Batch EMPTY = new Batch(ByteBuffer.allocateDirect(0), new int[0], new float[0], new int[0]);

    public int size() {
        return groups.length;
    }
}
