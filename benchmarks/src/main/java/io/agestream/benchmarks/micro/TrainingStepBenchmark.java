package io.agestream.benchmarks.micro;

import io.agestream.benchmarks.training.FilledStore;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.Recipe;
import io.agestream.model.network.Network;
import io.agestream.model.network.Networks;
import io.agestream.testing.checkpoint.TestCheckpoint;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.training.EpochRunner;
import io.agestream.train.training.Sgd;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One step as train takes it: a batch from the store, forward, backward, update. The engine brings its own threads. */
@State(Scope.Benchmark)
public class TrainingStepBenchmark {

    @Param({"article", "tiny"})
    public String network = "tiny";

    @Param("128")
    public int batch = 128;

    private FilledStore store;
    private Network trained;
    private Sgd optimizer;
    private EpochRunner runner;
    private FoldReader fold;
    private int epoch;

    @Setup
    public void load() throws IOException {
        EngineThreads.load();
        store = FilledStore.of(batch);
        fold = store.fold(batch, 1);
        trained = Network.initialised(Networks.named(network, AgeGroups.DEFAULT.count()), TestCheckpoint.TENSOR, 1);
        optimizer = new Sgd(0.01f, 0, trained.manager());
        runner = new EpochRunner(
                trained,
                optimizer,
                new Recipe("sgd", 0.01f, 0, batch, 1, 1),
                (samples, loss, accuracy) -> {},
                () -> false);
    }

    @Benchmark
    public double step() {
        return runner.run(++epoch, fold).loss();
    }

    @TearDown
    public void close() throws IOException {
        optimizer.close();
        trained.close();
        store.close();
    }
}
