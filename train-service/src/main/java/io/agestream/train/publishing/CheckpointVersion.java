package io.agestream.train.publishing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names of versions: when and after which epoch, so that they sort by time and say something. */
final class CheckpointVersion {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private CheckpointVersion() {}

    /** Such as {@code 20261123T184500Z-e12}. */
    static String of(Instant time, int epoch) {
        return TIME.format(time) + "-e" + epoch;
    }
}
