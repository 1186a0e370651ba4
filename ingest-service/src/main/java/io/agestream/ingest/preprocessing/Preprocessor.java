package io.agestream.ingest.preprocessing;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.ingest.image.ImageHeader;
import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Decode → orient by EXIF → gray by BT.601 → area interpolation to 128 × 128: what
 * {@link TensorSpecification#GRAY_128} says. Thread-safe; native memory lives no longer than one call.
 */
public final class Preprocessor {

    private static final Size SIZE = new Size(128, 128);

    /** Loads OpenCV, so that a machine on which it does not run is noticed at start and not by the first image. */
    public Preprocessor() {
        OpenCv.load();
    }

    /**
     * Makes a tensor of an image whose header has been read and found within the limits.
     *
     * @param encoded the whole file
     * @param header  of the same file
     */
    public Preprocessing preprocess(byte[] encoded, ImageHeader header) {
        long start = System.nanoTime();
        try (NativeScope scope = new NativeScope()) {
            MatOfByte file = scope.own(new MatOfByte(encoded));
            Mat decoded =
                    scope.own(Imgcodecs.imdecode(file, DecodeMode.of(header).flag()));
            long time = System.nanoTime() - start;
            return decoded.empty()
                    ? undecodable(encoded, header, Optional.empty(), time)
                    : new Preprocessing.Tensor(tensor(decoded, scope), time);
        } catch (CvException e) {
            return undecodable(encoded, header, Optional.of(e.getClass().getName()), System.nanoTime() - start);
        }
    }

    private static byte[] tensor(Mat decoded, NativeScope scope) {
        Mat gray = decoded;
        if (decoded.channels() != 1) {
            gray = scope.own(new Mat());
            Imgproc.cvtColor(decoded, gray, Imgproc.COLOR_BGR2GRAY);
        }
        Mat resized = scope.own(new Mat());
        Imgproc.resize(gray, resized, SIZE, 0, 0, Imgproc.INTER_AREA);
        byte[] tensor = new byte[TensorSpecification.GRAY_128.bytes()];
        resized.get(0, 0, tensor);
        return tensor;
    }

    /** OpenCV says no more than that it failed; whether the end of the file is missing we can see ourselves. */
    private static Preprocessing undecodable(
            byte[] encoded, ImageHeader header, Optional<String> exception, long time) {
        String reason = header.format().isCutOff(encoded)
                ? "the " + header.format() + " is cut off: it has only " + encoded.length
                        + " bytes and ends before the image does"
                : "the " + header.format() + " is damaged, or of a kind that cannot be decoded";
        return new Preprocessing.Undecodable(reason, exception, time);
    }
}
