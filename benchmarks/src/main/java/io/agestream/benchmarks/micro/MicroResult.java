package io.agestream.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The figure of one benchmark.
 *
 * @param name      class and method
 * @param params    its parameters, as {@code batch=32 network=article}
 * @param threads   that it ran on
 * @param perSecond operations, on all threads together
 * @param error     half of JMH's 99.9 % confidence interval; NaN if there were too few iterations
 * @param batch     tensors or samples in an operation
 */
public record MicroResult(String name, String params, int threads, double perSecond, double error, int batch) {

    private static final String BATCH = "batch";

    static MicroResult of(RunResult result, int threads) {
        String full = result.getParams().getBenchmark();
        String method = full.substring(full.lastIndexOf('.') + 1);
        String type = full.substring(0, full.length() - method.length() - 1);
        List<String> params = new ArrayList<>();
        int batch = 1;
        for (String key : result.getParams().getParamsKeys()) {
            String value = result.getParams().getParam(key);
            params.add(key + "=" + value);
            batch = key.equals(BATCH) ? Integer.parseInt(value) : batch;
        }
        Result<?> primary = result.getPrimaryResult();
        return new MicroResult(
                type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "") + "." + method,
                String.join(" ", params),
                threads,
                primary.getScore(),
                primary.getScoreError(),
                batch);
    }

    /** Tensors or samples per second. */
    public double itemsPerSecond() {
        return perSecond * batch;
    }

    /** Milliseconds that an operation takes. A training step has all threads for itself, the others one each. */
    public double millis() {
        int atOnce = name.startsWith("TrainingStep") ? 1 : threads;
        return atOnce * 1e3 / perSecond;
    }
}
