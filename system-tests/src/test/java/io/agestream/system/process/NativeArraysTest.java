package io.agestream.system.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class NativeArraysTest {

    @Test
    void shouldAddUpTheArraysOfBothEnginesWhenTheHistogramHasOtherClassesToo() {
        // Given
        String histogram = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        200000       25600000  [B (java.base@17.0.15)
                  70:           112          10752  ai.djl.pytorch.engine.PtNDArray
                  71:             4            256  ai.onnxruntime.OnnxTensor
                  72:            90           2160  ai.djl.pytorch.engine.PtNDArrayEx
                Total       1000000       90000000
                """;

        // When
        long count = NativeArrays.count(histogram);

        // Then
        assertThat(count).isEqualTo(116);
    }

    @Test
    void shouldCountNoneWhenThisProcessHoldsNone() {
        assertThat(NativeArrays.reachable(ProcessHandle.current().pid())).isZero();
    }

    @Test
    void shouldSayWhichProcessWhenItHasEnded() throws Exception {
        // Given
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        // When / Then
        assertThatThrownBy(() -> NativeArrays.reachable(ended.pid()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("process " + ended.pid());
    }
}
