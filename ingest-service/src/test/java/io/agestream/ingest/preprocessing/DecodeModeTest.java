package io.agestream.ingest.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.Fixtures;
import io.agestream.ingest.image.ImageFormat;
import io.agestream.ingest.image.ImageHeader;
import io.agestream.ingest.image.ImageSize;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

class DecodeModeTest {

    @ParameterizedTest
    @CsvSource({
        "JPEG, 200, 200, LUMA",
        "JPEG, 2046, 2048, LUMA",
        "JPEG, 2048, 2048, LUMA_HALF",
        "JPEG, 4032, 3024, LUMA_HALF",
        "JPEG, 4031, 3024, LUMA",
        "JPEG, 4096, 4096, LUMA_QUARTER",
        "PNG, 4096, 4096, COLOR",
        "TIFF, 200, 200, COLOR"
    })
    void shouldReduceOnlyWhenNothingIsLost(ImageFormat format, int width, int height, DecodeMode expected) {
        // When
        DecodeMode mode = DecodeMode.of(new ImageHeader(format, new ImageSize(width, height)));

        // Then
        assertThat(mode).isEqualTo(expected);
    }

    @Test
    void shouldStayWithinTheGoldenBoundWhenNoiseIsDecodedReduced() {
        // Given
        Random random = new Random(7);
        byte[] jpeg = Fixtures.encode(2304, 2048, "jpg", (x, y) -> {
            int gray = 60 + x * 60 / 2304 + y * 40 / 2048 + random.nextInt(90);
            return gray << 16 | gray << 8 | gray;
        });

        // When
        Difference difference = Difference.between(Difference.tensor(jpeg), wholeThenArea(jpeg));

        // Then
        assertThat(difference.max()).isLessThanOrEqualTo(2);
        assertThat(difference.mean()).isLessThan(0.5);
    }

    private static byte[] wholeThenArea(byte[] jpeg) {
        try (NativeScope scope = new NativeScope()) {
            Mat whole = scope.own(Imgcodecs.imdecode(scope.own(new MatOfByte(jpeg)), Imgcodecs.IMREAD_COLOR_BGR));
            Mat gray = scope.own(new Mat());
            Imgproc.cvtColor(whole, gray, Imgproc.COLOR_BGR2GRAY);
            Mat resized = scope.own(new Mat());
            Imgproc.resize(gray, resized, new Size(128, 128), 0, 0, Imgproc.INTER_AREA);
            byte[] tensor = new byte[128 * 128];
            resized.get(0, 0, tensor);
            return tensor;
        }
    }
}
