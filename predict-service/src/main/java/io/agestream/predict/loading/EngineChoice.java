package io.agestream.predict.loading;

import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.engine.PyTorchEngine;
import io.agestream.model.engine.ScoringEngine;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What networks are computed with.
 *
 * @param engines that may be used, in the order in which they are tried; one or more
 * @param fastest whether the fastest is taken, instead of the first that can do it
 */
public record EngineChoice(List<ScoringEngine> engines, boolean fastest) {

    /** The name of the choice that leaves it to a trial on this machine. */
    public static final String AUTO = "auto";

    /** What engines can be called. */
    public static final List<String> NAMES = List.of("pytorch", "onnxruntime");

    private static final Logger LOG = LoggerFactory.getLogger(EngineChoice.class);

    public EngineChoice {
        engines = List.copyOf(engines);
    }

    /**
     * The choice that a user has made.
     *
     * @param name {@code auto}, {@code pytorch} or {@code onnxruntime}
     * @throws IllegalArgumentException if it is another; the message is a sentence
     */
    public static EngineChoice named(String name) {
        ScoringEngine pytorch = new PyTorchEngine();
        ScoringEngine onnxRuntime = new OnnxRuntimeEngine();
        if (name.equals(AUTO)) {
            return new EngineChoice(List.of(onnxRuntime, pytorch), true);
        } else if (name.equals(pytorch.name())) {
            return new EngineChoice(List.of(pytorch, onnxRuntime), false);
        } else if (name.equals(onnxRuntime.name())) {
            return new EngineChoice(List.of(onnxRuntime, pytorch), false);
        }
        throw new IllegalArgumentException("agestream.predict.scoring-engine must be " + AUTO + " or one of "
                + String.join(", ", NAMES) + ", not " + name + ".");
    }

    /**
     * Loads the native libraries of the engines that will be tried in any case, so that what cannot work is known at once.
     *
     * @throws IllegalStateException if none of them loads; the message says what to do
     */
    public void load() {
        List<IllegalStateException> failures = new ArrayList<>();
        List<ScoringEngine> wanted = fastest ? engines : engines.subList(0, 1);
        for (ScoringEngine engine : wanted) {
            try {
                engine.load();
            } catch (IllegalStateException e) {
                failures.add(e);
            }
        }
        if (failures.size() == wanted.size()) {
            throw failures.get(0);
        }
        failures.forEach(failure -> LOG.warn(failure.getMessage()));
    }
}
