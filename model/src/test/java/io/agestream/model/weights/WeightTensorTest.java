package io.agestream.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightTensorTest {

    /** 1.5 and -2 as IEEE 754 has them (3fc00000, c0000000), little-endian, behind a byte of something else. */
    private static final byte[] FILE = {9, 0, 0, (byte) 0xc0, 0x3f, 0, 0, 0, (byte) 0xc0};

    @Test
    void shouldLookAtTheBytesItIsMadeOf() {
        ByteBuffer bytes = ByteBuffer.wrap(FILE.clone()).position(1);
        WeightTensor tensor = new WeightTensor(List.of(2), bytes);

        assertThat(tensor.values()).containsExactly(1.5f, -2f);
        assertThat(tensor).isEqualTo(WeightTensor.of(new float[] {1.5f, -2f}));
        bytes.put(8, (byte) 0x40); // the sign of the second
        assertThat(tensor.values()).containsExactly(1.5f, 2f);
    }

    @Test
    void shouldHaveMemoryOfItsOwnWhenItIsMadeLikeAnother() {
        WeightTensor tensor = new WeightTensor(List.of(1, 2), new float[] {1, 2});

        WeightTensor like = WeightTensor.zeros(tensor);
        like.floats().put(0, 7);

        assertThat(like.values()).containsExactly(7, 0);
        assertThat(like.shape()).containsExactly(1, 2);
        assertThat(tensor.values()).containsExactly(1, 2);
    }

    @Test
    void shouldSayHowManyValuesTheShapeNeedsWhenThereAreOthers() {
        assertThatThrownBy(() -> new WeightTensor(List.of(2, 3), new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape [2, 3] needs 6 values, not 5");
    }
}
