package io.agestream.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.benchmarks.load.RandomTensors;
import io.agestream.cli.console.CommandFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxRuntimeTest {

    private static final int UINT8 = 2;
    private static final int FLOAT = 1;
    private static final int DOUBLE = 11;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {UINT8, FLOAT})
    void shouldMeasureANetworkOnBytesOrFloats(int elementType) throws Exception {
        // Given
        Path file = Files.write(directory.resolve("cast.onnx"), castToFloat(elementType));

        // When
        double rate;
        try (OnnxRuntime network = new OnnxRuntime(file)) {
            rate = new InMemory(
                            "cast",
                            network::scoring,
                            RandomTensors.of(8, 1),
                            new InMemory.Settings(2, 4, Duration.ofMillis(50)))
                    .rate();
        }

        // Then
        assertThat(rate).isPositive();
    }

    @Test
    void shouldSayInASentenceWhatCannotBeLoaded() throws IOException {
        // Given
        Path noNetwork = Files.write(directory.resolve("no.onnx"), "no network".getBytes(UTF_8));
        Path doubles = Files.write(directory.resolve("doubles.onnx"), castToFloat(DOUBLE));

        // When, Then
        assertThatThrownBy(() -> new OnnxRuntime(noNetwork))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("ONNX Runtime cannot load " + noNetwork);
        assertThatThrownBy(() -> new OnnxRuntime(doubles))
                .hasMessage("The input of " + doubles + " must be UINT8 or FLOAT, not DOUBLE.");
    }

    /** The smallest network: (n, 1, 128, 128) of a type to floats. Field numbers are those of ONNX's onnx.proto. */
    private static byte[] castToFloat(int elementType) {
        byte[] to = message(text(1, "to"), number(3, FLOAT), number(20, 2));
        byte[] cast = message(text(1, "x"), text(2, "y"), text(4, "Cast"), bytes(5, to));
        byte[] graph =
                message(bytes(1, cast), text(2, "g"), bytes(11, value("x", elementType)), bytes(12, value("y", FLOAT)));
        return message(number(1, 8), bytes(7, graph), bytes(8, number(2, 13)));
    }

    private static byte[] value(String name, int elementType) {
        byte[] shape = message(
                bytes(1, text(2, "n")), bytes(1, number(1, 1)), bytes(1, number(1, 128)), bytes(1, number(1, 128)));
        byte[] type = bytes(1, message(number(1, elementType), bytes(2, shape)));
        return message(text(1, name), bytes(2, type));
    }

    private static byte[] number(int field, int value) {
        return message(varint(field << 3), varint(value));
    }

    private static byte[] text(int field, String value) {
        return bytes(field, value.getBytes(UTF_8));
    }

    private static byte[] bytes(int field, byte[] value) {
        return message(varint(field << 3 | 2), varint(value.length), value);
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = value;
        for (; left > 0x7F; left >>>= 7) {
            out.write(left & 0x7F | 0x80);
        }
        out.write(left);
        return out.toByteArray();
    }

    private static byte[] message(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
