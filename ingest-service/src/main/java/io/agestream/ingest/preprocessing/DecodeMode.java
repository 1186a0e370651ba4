package io.agestream.ingest.preprocessing;

import io.agestream.ingest.image.ImageFormat;
import io.agestream.ingest.image.ImageHeader;
import io.agestream.ingest.image.ImageSize;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * How an image is decoded: the cheapest way that gives the same tensor.
 *
 * <p>A JPEG holds BT.601's luma as a plane of its own, so that its colours need not be decoded at all. Every other format
 * is decoded in colour: OpenCV's direct way to gray truncates in PNG, which makes an image half a level darker on average.
 */
enum DecodeMode {
    COLOR(Imgcodecs.IMREAD_COLOR_BGR),
    LUMA(Imgcodecs.IMREAD_GRAYSCALE),
    LUMA_HALF(Imgcodecs.IMREAD_REDUCED_GRAYSCALE_2),
    LUMA_QUARTER(Imgcodecs.IMREAD_REDUCED_GRAYSCALE_4);

    /**
     * Both sides of a reduced JPEG, in pixels. libjpeg reduces by leaving out frequencies, which is not the mean over an
     * area; from 8 × the tensor's side on the mean taken afterwards hides that (measured: within 2 levels on noise, where
     * at 4 × it is 16).
     */
    private static final int LEAST_REDUCED_SIDE = 1024;

    private final int flag;

    DecodeMode(int flag) {
        this.flag = flag;
    }

    static DecodeMode of(ImageHeader header) {
        if (header.format() != ImageFormat.JPEG) {
            return COLOR;
        }
        if (canBeReduced(header.size(), 4)) {
            return LUMA_QUARTER;
        }
        return canBeReduced(header.size(), 2) ? LUMA_HALF : LUMA;
    }

    /** OpenCV's flag for {@code imdecode}; none of them ignores the EXIF orientation. */
    int flag() {
        return flag;
    }

    /** A side that is no multiple would be padded, and so shift the picture by a part of a pixel. */
    private static boolean canBeReduced(ImageSize size, int factor) {
        return size.width() % factor == 0
                && size.height() % factor == 0
                && Math.min(size.width(), size.height()) / factor >= LEAST_REDUCED_SIDE;
    }
}
