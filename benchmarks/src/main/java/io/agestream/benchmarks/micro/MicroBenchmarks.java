package io.agestream.benchmarks.micro;

import io.agestream.cli.console.CommandFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package, each in processes of its own. */
public final class MicroBenchmarks {

    private static final String PACKAGE = MicroBenchmarks.class.getPackageName().replace(".", "\\.") + "\\.";
    private static final String TRAINING = PACKAGE + TrainingStepBenchmark.class.getSimpleName();
    private static final String ALL_BUT_TRAINING = PACKAGE + "(?!" + TrainingStepBenchmark.class.getSimpleName() + ")";

    private final Settings settings;

    public MicroBenchmarks(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is measured.
     *
     * @param pattern regular expression that is found in the names of those that run
     * @param quick   short and rough
     * @param threads each is measured with
     */
    public record Settings(String pattern, boolean quick, List<Integer> threads) {
        public Settings {
            threads = List.copyOf(threads);
        }
    }

    /**
     * Runs them and writes JMH's own results.
     *
     * @param json where they are written
     */
    public List<MicroResult> run(Path json) {
        List<RunResult> results = new ArrayList<>();
        List<MicroResult> figures = new ArrayList<>();
        for (int threads : settings.threads()) {
            // Training is one thread's work, for which the engine brings as many as it is told.
            collect(run(TRAINING, threads, 1), threads, results, figures);
            collect(run(ALL_BUT_TRAINING, 1, threads), threads, results, figures);
        }
        if (results.isEmpty()) {
            throw new CommandFailedException("There is no benchmark with \"" + settings.pattern() + "\" in its name.");
        }
        ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
        return figures;
    }

    private static void collect(
            Collection<RunResult> run, int threads, List<RunResult> results, List<MicroResult> figures) {
        results.addAll(run);
        run.forEach(result -> figures.add(MicroResult.of(result, threads)));
    }

    private Collection<RunResult> run(String excluded, int threads, int engineThreads) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(PACKAGE + ".*" + settings.pattern())
                .exclude(excluded)
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(threads)
                .shouldFailOnError(true)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
                .jvmArgsAppend("-D" + EngineThreads.PROPERTY + "=" + engineThreads);
        if (settings.quick()) {
            options.forks(1).warmupIterations(1).measurementIterations(2);
            options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        } else {
            options.forks(2).warmupIterations(3).measurementIterations(5);
            options.warmupTime(TimeValue.seconds(2)).measurementTime(TimeValue.seconds(2));
        }
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            return List.of(); // all that the pattern finds is excluded
        } catch (RunnerException e) {
            throw new CommandFailedException("The benchmarks could not be run: " + e.getMessage(), e);
        }
    }
}
