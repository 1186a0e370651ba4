package io.agestream.ingest.outcome;

import io.agestream.contract.record.AgeLabel;
import io.agestream.contract.record.ImageId;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.preprocessing.Preprocessing;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/**
 * Decides what becomes of a record: id, label, header, pixels, in this order, the first that fails is the reason. Bad
 * data never throws here, and depends on nothing but the record, so that reading it again gives the same. Thread-safe.
 */
public final class ImageIngestion {

    /** Key and headers are copied to topics whose records may have 1 MiB, so they must leave room for a tensor. */
    static final int MAX_KEY_AND_HEADER_BYTES = 256 << 10;

    private final ImageInspector inspector;
    private final Preprocessor preprocessor;
    private final IngestMetrics metrics;

    public ImageIngestion(ImageInspector inspector, Preprocessor preprocessor, IngestMetrics metrics) {
        this.inspector = inspector;
        this.preprocessor = preprocessor;
        this.metrics = metrics;
    }

    public Outcome ingest(ImageRecord image) {
        Outcome outcome = decide(image);
        metrics.became(outcome);
        return outcome;
    }

    private Outcome decide(ImageRecord image) {
        long size = keyAndHeaderBytes(image);
        if (size > MAX_KEY_AND_HEADER_BYTES) {
            return rejected(
                    Fault.TOO_LARGE,
                    "the key and headers have " + size + " bytes; the limit is " + MAX_KEY_AND_HEADER_BYTES);
        }
        Optional<String> id = ImageId.of(
                image.key(),
                image.headers(),
                image.origin().topic(),
                image.origin().partition(),
                image.origin().offset());
        if (id.isEmpty()) {
            return rejected(Fault.NOT_TEXT, "the key is no text in UTF-8, so it cannot be the image's id");
        }
        AgeLabel label = AgeLabel.of(image.headers());
        if (label instanceof AgeLabel.Invalid invalid) {
            return rejected(Fault.INVALID_AGE, invalid.reason());
        }
        return inspected(image, id.get(), label);
    }

    private Outcome inspected(ImageRecord image, String id, AgeLabel label) {
        long start = System.nanoTime();
        Inspection inspection = inspector.inspect(image.value());
        metrics.took(IngestMetrics.Step.INSPECT, System.nanoTime() - start);
        byte[] encoded = image.value();
        if (encoded != null && inspection instanceof Inspection.Passed passed) {
            return preprocessed(encoded, passed, id, label);
        }
        Inspection.Refused refused = (Inspection.Refused) inspection;
        return rejected(fault(refused.cause()), refused.reason());
    }

    private Outcome preprocessed(byte[] encoded, Inspection.Passed passed, String id, AgeLabel label) {
        long start = System.nanoTime();
        Preprocessing result = preprocessor.preprocess(encoded, passed.header());
        long time = System.nanoTime() - start;
        metrics.took(IngestMetrics.Step.DECODE, result.decodeNanoseconds());
        if (result instanceof Preprocessing.Tensor tensor) {
            metrics.took(IngestMetrics.Step.PREPROCESS, time - tensor.decodeNanoseconds());
            return new Outcome.Accepted(id, tensor.bytes(), decimal(label));
        }
        Preprocessing.Undecodable undecodable = (Preprocessing.Undecodable) result;
        return new Outcome.Rejected(Fault.UNDECODABLE, undecodable.reason(), undecodable.exception());
    }

    private static Optional<String> decimal(AgeLabel label) {
        return label instanceof AgeLabel.Years age
                ? Optional.of(
                        BigDecimal.valueOf(age.years()).stripTrailingZeros().toPlainString())
                : Optional.empty();
    }

    private static long keyAndHeaderBytes(ImageRecord image) {
        byte[] key = image.key();
        long size = key == null ? 0 : key.length;
        for (Header header : image.headers()) {
            byte[] value = header.value();
            size += header.key().length() + (value == null ? 0 : value.length);
        }
        return size;
    }

    private static Fault fault(Inspection.Cause cause) {
        return switch (cause) {
            case EMPTY -> Fault.EMPTY;
            case TOO_MANY_BYTES -> Fault.TOO_MANY_BYTES;
            case TOO_MANY_PIXELS -> Fault.TOO_MANY_PIXELS;
            case UNKNOWN_FORMAT -> Fault.UNKNOWN_FORMAT;
            case DAMAGED_HEADER -> Fault.DAMAGED_HEADER;
        };
    }

    private static Outcome rejected(Fault fault, String reason) {
        return new Outcome.Rejected(fault, reason, Optional.empty());
    }
}
