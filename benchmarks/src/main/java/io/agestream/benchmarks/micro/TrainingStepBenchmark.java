package io.agestream.benchmarks.micro;

import io.agestream.benchmarks.training.FilledStore;
import io.agestream.benchmarks.training.TrainedPlan;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.training.EpochRunner;
import io.agestream.train.training.Learner;
import io.agestream.train.training.TrainingPlan;
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

    @Param({"article", "agenet", "tiny"})
    public String network = "tiny";

    @Param("128")
    public int batch = 128;

    private FilledStore store;
    private Learner learner;
    private EpochRunner runner;
    private FoldReader fold;
    private int epoch;

    @Setup
    public void load() throws IOException {
        EngineThreads.load();
        store = FilledStore.of(batch);
        fold = store.fold(batch, 1);
        TrainingPlan plan = TrainedPlan.of(network, batch);
        learner = TrainedPlan.learner(plan);
        runner = new EpochRunner(learner, plan, (samples, loss, accuracy) -> {}, () -> false);
    }

    @Benchmark
    public double step() {
        return runner.run(++epoch, fold).loss();
    }

    @TearDown
    public void close() throws IOException {
        learner.close();
        store.close();
    }
}
