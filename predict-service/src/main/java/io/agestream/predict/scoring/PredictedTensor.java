package io.agestream.predict.scoring;

import io.agestream.contract.prediction.Prediction;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A tensor and what was predicted of it.
 *
 * @param tensor  its bytes; not to be changed
 * @param made    when ingest made it
 * @param age     in years, if its image came with one
 */
@SuppressWarnings("ArrayRecordComponent") // a view on a Kafka record, never compared
public record PredictedTensor(byte[] tensor, Instant made, OptionalDouble age, Prediction prediction) {}
