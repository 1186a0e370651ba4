package io.agestream.ingest.outcome;

import io.agestream.contract.deadletter.DeadLetter.Origin;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of the images topic as it stands there.
 *
 * @param key     its id in UTF-8; null if it has none
 * @param value   the encoded image; null or empty in a record that is wrong
 * @param headers the user's; only read
 * @param origin  where it stands
 */
@SuppressWarnings("ArrayRecordComponent") // a view on a Kafka record, never compared
public record ImageRecord(byte @Nullable [] key, byte @Nullable [] value, Headers headers, Origin origin) {}
