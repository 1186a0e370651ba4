package io.agestream.ingest.topology;

import static java.util.Objects.requireNonNull;

import io.agestream.contract.deadletter.DeadLetter.Origin;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.outcome.ImageRecord;
import io.agestream.ingest.outcome.Outcome;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Forwards each record to where its outcome belongs: exactly one tensor or one dead letter. Owned by one stream thread. */
final class OutcomeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private final ImageIngestion ingestion;
    private final CommitPace pace;
    private @Nullable ProcessorContext<byte[], byte[]> context;

    OutcomeProcessor(ImageIngestion ingestion, CommitPace pace) {
        this.ingestion = ingestion;
        this.pace = pace;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> image) {
        ProcessorContext<byte[], byte[]> downstream = requireNonNull(context);
        RecordMetadata place = downstream.recordMetadata().orElseThrow();
        Origin origin = new Origin(place.topic(), place.partition(), place.offset());
        OutgoingRecords outgoing = new OutgoingRecords(image, downstream.currentSystemTimeMs());
        Outcome outcome = ingestion.ingest(new ImageRecord(image.key(), image.value(), image.headers(), origin));
        if (outcome instanceof Outcome.Accepted accepted) {
            downstream.forward(outgoing.tensor(accepted), IngestTopology.TENSORS);
            outgoing.example(accepted).ifPresent(example -> downstream.forward(example, IngestTopology.EXAMPLES));
        } else if (outcome instanceof Outcome.Rejected rejected) {
            downstream.forward(outgoing.deadLetter(rejected, origin), IngestTopology.DEAD_LETTERS);
        }
        pace.processed(downstream::commit);
    }
}
