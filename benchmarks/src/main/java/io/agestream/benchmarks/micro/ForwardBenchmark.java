package io.agestream.benchmarks.micro;

import io.agestream.benchmarks.load.RandomTensors;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Safetensors;
import io.agestream.predict.loading.EngineChoice;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A batch of tensors to probabilities; the weights are shared by all threads, as in predict. */
public class ForwardBenchmark {

    /** Shared by all threads. */
    @State(Scope.Benchmark)
    public static class Loaded {

        @Param({"article", "agenet", "tiny"})
        public String network = "tiny";

        @Param({"1", "8", "32", "128"})
        public int batch = 1;

        @Param({"pytorch", "onnxruntime"})
        public String engine = "pytorch";

        private ScoringNetwork live;

        @Setup
        public void load() {
            EngineThreads.load();
            TestCheckpoint checkpoint = TestCheckpoint.of(network, 1);
            ScoringEngine chosen = EngineChoice.named(engine).engines().get(0);
            chosen.load();
            live = chosen.build(checkpoint.network(), TestCheckpoint.TENSOR, Safetensors.read(checkpoint.weights()));
        }

        @TearDown
        public void close() {
            live.close();
        }
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Worker {

        private Scorer scorer;
        private ByteBuffer tensors;

        @Setup
        public void load(Loaded loaded) {
            scorer = loaded.live.newScorer();
            tensors = ByteBuffer.allocateDirect(loaded.batch * TestCheckpoint.TENSOR.bytes());
            RandomTensors.of(loaded.batch, 1).forEach(tensors::put);
            tensors.flip();
        }

        @TearDown
        public void close() {
            scorer.close();
        }
    }

    @Benchmark
    public float[][] forward(Loaded loaded, Worker worker) {
        return worker.scorer.score(worker.tensors, loaded.batch, 1);
    }
}
