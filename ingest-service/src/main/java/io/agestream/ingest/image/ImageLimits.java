package io.agestream.ingest.image;

import io.agestream.contract.topic.Topics;

/**
 * How large an image may be; checked before its pixels are decoded, since a file of 100 KB can become gigabytes.
 *
 * @param maxBytes  of the encoded image
 * @param maxPixels width × height
 */
public record ImageLimits(long maxBytes, long maxPixels) {

    public static final ImageLimits DEFAULT = new ImageLimits(10 << 20, 25_000_000);

    /** What a record needs beside the image: its key and headers. */
    private static final long RECORD_OVERHEAD_BYTES = 1 << 20;

    public ImageLimits {
        long most = Topics.MAX_IMAGE_RECORD_BYTES - RECORD_OVERHEAD_BYTES;
        if (maxBytes < 1 || maxBytes > most) {
            throw new IllegalArgumentException(
                    "The limit on an image's bytes is from 1 to " + most + ", not " + maxBytes + ".");
        }
        if (maxPixels < 1 || maxPixels > 1 << 30) {
            throw new IllegalArgumentException(
                    "The limit on an image's pixels is from 1 to " + (1 << 30) + ", not " + maxPixels + ".");
        }
    }
}
