package io.agestream.evaluation.command;

import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.engine.PyTorchEngine;
import io.agestream.model.engine.ScoringEngine;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the network is computed with. */
final class EngineOption {

    private static final List<ScoringEngine> ENGINES = List.of(new OnnxRuntimeEngine(), new PyTorchEngine());

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            converter = Known.class,
            description = "Computes the network, as in predict: ${COMPLETION-CANDIDATES} (default: onnxruntime).")
    private ScoringEngine engine = ENGINES.get(0);

    ScoringEngine engine() {
        return engine;
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ENGINES.stream().map(ScoringEngine::name).iterator();
        }
    }

    private static final class Known implements ITypeConverter<ScoringEngine> {
        @Override
        public ScoringEngine convert(String value) {
            return ENGINES.stream()
                    .filter(engine -> engine.name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("There is no engine \"" + value
                            + "\"; choose one of " + String.join(", ", (Iterable<String>) new Names()) + "."));
        }
    }
}
