package io.agestream.benchmarks.ingest;

import static java.util.Objects.requireNonNull;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.Topics;
import io.agestream.ingest.topology.CommitPace;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads every image and writes as many bytes as its tensor has, without decoding: what Kafka alone allows. */
final class PassThroughTopology {

    private PassThroughTopology() {}

    static Topology of(Topics topics, CommitPace pace) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), "images", bytesIn, bytesIn, topics.images())
                .addProcessor("pass", () -> new Pass(pace), "images")
                .addSink("tensors", topics.tensors(), bytesOut, bytesOut, "pass");
    }

    private static final class Pass implements Processor<byte[], byte[], byte[], byte[]> {

        private final CommitPace pace;
        private @Nullable ProcessorContext<byte[], byte[]> context;

        Pass(CommitPace pace) {
            this.pace = pace;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> newContext) {
            context = newContext;
        }

        @Override
        public void process(Record<byte[], byte[]> image) {
            ProcessorContext<byte[], byte[]> downstream = requireNonNull(context);
            downstream.forward(image.withValue(new byte[TensorSpecification.GRAY_128.bytes()]));
            pace.processed(downstream::commit);
        }
    }
}
