package io.agestream.ingest.image;

/**
 * Width and height in pixels as the encoded image states them, before its EXIF orientation is applied.
 *
 * @param width  1 or more
 * @param height 1 or more
 */
public record ImageSize(int width, int height) {

    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An image has at least one pixel, not " + width + " × " + height);
        }
    }

    public long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
