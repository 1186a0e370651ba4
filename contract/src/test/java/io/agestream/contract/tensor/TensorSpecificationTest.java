package io.agestream.contract.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorSpecificationTest {

    /** printf 'UINT8|1x128x128|GRAY_BT601|AREA|EXIF_APPLIED' | sha256sum | cut -c1-16 */
    @Test
    void shouldHashToTheStartOfTheSha256OfItsProperties() {
        assertThat(TensorSpecification.GRAY_128.hash()).isEqualTo("b963bb300696c049");
        assertThat(TensorSpecification.GRAY_128.bytes()).isEqualTo(16_384);
    }

    @Test
    void shouldHashDifferentlyWhenTheInterpolationIsAnother() {
        TensorSpecification bilinear =
                new TensorSpecification("UINT8", List.of(1, 128, 128), "GRAY_BT601", "LINEAR", "EXIF_APPLIED");

        assertThat(bilinear.hash()).isNotEqualTo(TensorSpecification.GRAY_128.hash());
    }

    @Test
    void shouldBeRefusedWhenTheShapeIsNone() {
        assertThatThrownBy(() -> new TensorSpecification("UINT8", List.of(128, 128), "", "", ""))
                .hasMessageContaining("channels, height, width");
    }
}
