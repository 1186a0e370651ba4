package io.agestream.train.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.recipe.Augmentation;
import io.agestream.train.examples.Batch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AugmenterTest {

    private static final Augmentation FACES = new Augmentation(0.5, 12, 0.12, 0.8, 1.25, 0.3, 0.3, 0.25);
    private static final int SIDE = 32;
    private static final int SMALL = 16;

    @Test
    void shouldChangeAnImageByItsPlaceInTheEpochWhateverItsBatch() {
        // Given
        Augmenter one = new Augmenter(FACES, SIDE, SMALL, 4, 7);
        Augmenter other = new Augmenter(FACES, SIDE, SMALL, 4, 7);

        // When
        byte[] together = bytes(one.apply(images(4), 8));
        byte[] last = bytes(other.apply(images(1), 11));

        // Then
        assertThat(together).hasSize(4 * SMALL * SMALL).endsWith(last);
        assertThat(last).hasSize(SMALL * SMALL);
    }

    @Test
    void shouldChangeEachImageInItsOwnWayAndOtherwiseInAnotherEpoch() {
        // When
        byte[] changed = bytes(new Augmenter(FACES, SIDE, SIDE, 2, 7).apply(images(2), 0));
        byte[] otherEpoch = bytes(new Augmenter(FACES, SIDE, SIDE, 2, 8).apply(images(2), 0));

        // Then
        int size = SIDE * SIDE;
        assertThat(Arrays.copyOfRange(changed, 0, size)).isNotEqualTo(Arrays.copyOfRange(changed, size, 2 * size));
        assertThat(otherEpoch).isNotEqualTo(changed);
    }

    @Test
    void shouldLeaveTheBatchInUseAloneWhenTheNextIsChanged() {
        // Given
        Augmenter augmenter = new Augmenter(FACES, SIDE, SIDE, 2, 7);
        Batch first = augmenter.apply(images(2), 0);
        byte[] before = bytes(first);

        // When
        augmenter.apply(images(2), 2);

        // Then
        assertThat(bytes(first)).isEqualTo(before);
        assertThat(first.groups()).containsExactly(3, 3);
    }

    private static Batch images(int n) {
        ByteBuffer tensors = ByteBuffer.allocateDirect(n * SIDE * SIDE);
        for (int i = 0; i < n * SIDE * SIDE; i++) {
            tensors.put((byte) (i % SIDE * 7));
        }
        int[] groups = new int[n];
        Arrays.fill(groups, 3);
        return new Batch(tensors.flip(), groups, new float[n], new int[n]);
    }

    private static byte[] bytes(Batch batch) {
        ByteBuffer tensors = batch.tensors().duplicate();
        byte[] bytes = new byte[tensors.remaining()];
        tensors.get(bytes);
        return bytes;
    }
}
