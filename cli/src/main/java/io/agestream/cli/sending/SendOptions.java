package io.agestream.cli.sending;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How images are sent.
 *
 * @param labels        whether ages in file names become labels
 * @param age           label of every image instead of what its name says
 * @param id            key of the image instead of its name; for a single one
 * @param headers       further headers of every record
 * @param perSecond     images a second at most; empty is as fast as Kafka takes them
 * @param count         images sent at most
 * @param maxImageBytes larger files are not sent
 */
public record SendOptions(
        boolean labels,
        Optional<String> age,
        Optional<String> id,
        List<Map.Entry<String, String>> headers,
        OptionalDouble perSecond,
        long count,
        int maxImageBytes) {

    public SendOptions {
        headers = List.copyOf(headers);
    }

    /** Names give the labels, and everything is sent as fast as Kafka takes it. */
    public static SendOptions unlimited() {
        return new SendOptions(
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalDouble.empty(),
                Long.MAX_VALUE,
                ImageSender.MAX_IMAGE_BYTES);
    }

    /** The same, but no more than this many images. */
    public SendOptions withCount(long newCount) {
        return new SendOptions(labels, age, id, headers, perSecond, newCount, maxImageBytes);
    }
}
