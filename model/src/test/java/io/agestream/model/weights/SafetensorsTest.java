package io.agestream.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    /**
     * Made with Python's struct and json, after the format's description: header = json.dumps({"__metadata__":
     * {"a": "b"}, "w": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]}}, separators=(",", ":")).encode();
     * (struct.pack("<Q", len(header)) + header + struct.pack("<2f", 1.5, -2)).hex()
     */
    private static final String FROM_PYTHON =
            "51000000000000007b225f5f6d657461646174615f5f223a7b2261223a2262227d2c2277223a7b226474797065223a224633"
                    + "32222c227368617065223a5b322c315d2c22646174615f6f666673657473223a5b302c385d7d7d0000c03f000000c0";

    @Test
    void shouldReadWhatPythonWrote() {
        // When
        Weights weights = Safetensors.read(HexFormat.of().parseHex(FROM_PYTHON));

        // Then
        assertThat(weights.byName())
                .containsExactly(Map.entry("w", new WeightTensor(List.of(2, 1), new float[] {1.5f, -2f})));
    }

    @Test
    void shouldReadBackWhatItWroteInTheSameOrder() {
        // Given
        Map<String, WeightTensor> tensors = new LinkedHashMap<>();
        tensors.put("1.weight", new WeightTensor(List.of(2, 3), new float[] {1, 2, 3, 4, Float.MIN_VALUE, -0f}));
        tensors.put("0.bias", WeightTensor.of(new float[] {7}));
        tensors.put("scalar", new WeightTensor(List.of(), new float[] {9}));

        // When
        Weights back = Safetensors.read(Safetensors.write(new Weights(tensors)));

        // Then
        assertThat(back.byName()).containsExactlyEntriesOf(tensors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"w\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}} | weight w must be FLOAT32, but is F16",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,12]}} | the data of w is cut off",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,0]}} | the data of w is cut off",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | shape [3] needs 3 values, not 2",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2]}} | the data of w is cut off",
                "[1] | its header is no object",
                "{\"w\": | its header is no JSON",
            })
    void shouldSayWhatIsWrongWhenTheHeaderLies(String header, String reason) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        assertThatThrownBy(() -> Safetensors.read(file.array()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAFileThatEndsTooEarlyWhereverThatIs() {
        byte[] whole = HexFormat.of().parseHex(FROM_PYTHON);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Safetensors.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
