package io.agestream.benchmarks.micro;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.BlobWriter;
import io.agestream.contract.checkpoint.Sha256;
import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.folding.FoldedNetwork;
import io.agestream.model.folding.Folding;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.Weights;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Weights to safetensors and back, to what scores, and what lies between them and the topic: chunks and their SHA-256. */
@State(Scope.Thread)
public class CheckpointBenchmark {

    private static final String TOPIC = "age.checkpoints";
    private static final Node NODE = new Node(1, "localhost", 9092);

    @Param({"article", "tiny"})
    public String network = "tiny";

    private final ScoringEngine onnxRuntime = new OnnxRuntimeEngine();
    private final ByteBuffer tensor = ByteBuffer.allocateDirect(TestCheckpoint.TENSOR.bytes());
    private TestCheckpoint checkpoint;
    private Network live;
    private MockProducer<byte[], byte[]> producer;

    @Setup
    public void load() {
        EngineThreads.load();
        onnxRuntime.load();
        checkpoint = TestCheckpoint.of(network, 1);
        live = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights());
        Cluster cluster = new Cluster(
                "c",
                List.of(NODE),
                List.of(new PartitionInfo(TOPIC, 0, NODE, new Node[] {NODE}, new Node[] {NODE})),
                Set.of(),
                Set.of());
        producer = new MockProducer<>(cluster, true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @TearDown
    public void close() {
        live.close();
        producer.close();
    }

    @TearDown(Level.Invocation)
    public void forget() {
        producer.clear();
    }

    @Benchmark
    public byte[] toSafetensors() {
        return live.weights();
    }

    @Benchmark
    public long fromSafetensors() {
        try (Network loaded = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights())) {
            return loaded.valueCount();
        }
    }

    /** All that a hot swap computes but for hash and golden batch, with the engine that needs more of it. */
    @Benchmark
    public float[][] toOnnxRuntime() {
        Weights weights = Safetensors.read(checkpoint.weights());
        try (ScoringNetwork built = onnxRuntime.build(checkpoint.network(), TestCheckpoint.TENSOR, weights);
                Scorer scorer = built.newScorer()) {
            return scorer.logits(tensor, 1);
        }
    }

    @Benchmark
    public FoldedNetwork fold() {
        return Folding.fold(checkpoint.network(), Safetensors.read(checkpoint.weights()));
    }

    @Benchmark
    public Blob toChunks() throws InterruptedException {
        return new BlobWriter(producer, TOPIC, Duration.ZERO).write("age", "v1", 0, checkpoint.weights());
    }

    @Benchmark
    public String checkSha256() {
        return Sha256.hex(checkpoint.weights());
    }
}
