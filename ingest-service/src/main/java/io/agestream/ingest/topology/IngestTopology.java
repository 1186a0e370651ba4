package io.agestream.ingest.topology;

import io.agestream.contract.topic.Topics;
import io.agestream.ingest.outcome.ImageIngestion;
import java.time.Clock;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/** Images in; tensors, examples and dead letters out. Nothing is stored in between. */
public final class IngestTopology {

    static final String IMAGES = "images";
    static final String PREPROCESS = "preprocess";
    static final String TENSORS = "tensors";
    static final String EXAMPLES = "examples";
    static final String DEAD_LETTERS = "dead-letters";

    private final Topics topics;
    private final ImageIngestion ingestion;
    private final Clock clock;
    private final CommitPace pace;

    /**
     * @param clock gives the time of a record that has none
     * @param pace  says when to commit
     */
    public IngestTopology(Topics topics, ImageIngestion ingestion, Clock clock, CommitPace pace) {
        this.topics = topics;
        this.ingestion = ingestion;
        this.clock = clock;
        this.pace = pace;
    }

    public Topology build() {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        IMAGES,
                        new ImageTimestamp(clock),
                        bytesIn,
                        bytesIn,
                        topics.images())
                .addProcessor(PREPROCESS, () -> new OutcomeProcessor(ingestion, pace), IMAGES)
                .addSink(TENSORS, topics.tensors(), bytesOut, bytesOut, PREPROCESS)
                .addSink(EXAMPLES, topics.examples(), bytesOut, bytesOut, PREPROCESS)
                .addSink(DEAD_LETTERS, topics.deadLetters(), bytesOut, bytesOut, PREPROCESS);
    }
}
