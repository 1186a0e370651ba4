package io.agestream.model.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.folding.FoldedNetwork;
import io.agestream.model.folding.Folding;
import io.agestream.model.network.BlockScorer;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.onnx.OnnxWriter;
import io.agestream.model.weights.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** ONNX Runtime, on a network written as ONNX. */
public final class OnnxRuntimeEngine implements ScoringEngine {

    private static final String ENGINE = "OnnxRuntime";

    /** Each pass runs on the thread that asks for it; a session makes no threads of its own. */
    private static final Map<String, String> SESSION = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public void load() {
        System.setProperty("ai.djl.onnxruntime.num_threads", "1");
        System.setProperty("ai.djl.onnxruntime.num_interop_threads", "1");
        // The other engine would do arithmetic on arrays; here they only go in and come out.
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            Engine.getEngine(ENGINE);
        } catch (EngineException | LinkageError e) {
            throw new IllegalStateException(
                    "ONNX Runtime's native library does not load on this machine: " + e.getMessage()
                            + "; let java.io.tmpdir be a writable directory with 30 MB free, or set"
                            + " agestream.predict.scoring-engine=pytorch.",
                    e);
        }
    }

    @Override
    public ScoringNetwork build(NetworkDescription description, TensorSpecification tensor, Weights weights) {
        FoldedNetwork network = Folding.fold(description, weights);
        byte[] onnx = OnnxWriter.network(network.description(), network.weights(), tensor);
        Model model = Model.newInstance(description.name(), Device.cpu(), ENGINE);
        try {
            model.load(new ByteArrayInputStream(onnx), SESSION);
            // DJL makes a directory for each model that comes as a stream, and leaves it empty.
            Files.deleteIfExists(model.getModelPath());
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalArgumentException("ONNX Runtime does not take it: " + e.getMessage(), e);
        }
        return new ScoringNetwork() {
            @Override
            public Scorer newScorer() {
                return new BlockScorer(model.getBlock(), tensor, model.getNDManager());
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }
}
