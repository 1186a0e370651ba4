package io.agestream.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.CodedOutputStream;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.folding.FoldedNetwork;
import io.agestream.model.folding.Folding;
import io.agestream.model.network.BlockScorer;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.onnx.OnnxWriter;
import io.agestream.model.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** ONNX Runtime, on a network written as ONNX. For one thread at a time, as to what it builds. */
public final class OnnxRuntimeEngine implements ScoringEngine {

    private static final String ENGINE = "OnnxRuntime";

    /**
     * Holds the network while ONNX Runtime reads it. Kept for the next one: Java would give its memory back only after a
     * collection of garbage some time later, and a network's megabytes in the heap would make such collections frequent.
     */
    private ByteBuffer file = ByteBuffer.allocateDirect(0);

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

    private ByteBuffer written(ModelProto model) {
        int size = model.getSerializedSize();
        if (file.capacity() < size) {
            file = ByteBuffer.allocateDirect(size);
        }
        ByteBuffer onnx = file.duplicate().limit(size);
        try {
            model.writeTo(CodedOutputStream.newInstance(onnx.duplicate()));
        } catch (IOException e) {
            throw new UncheckedIOException("A network does not fit into its own size", e);
        }
        return onnx;
    }

    /**
     * Makes the session itself, which DJL would do from a stream only after three copies of all weights.
     * Each pass runs on the thread that asks for it; a session makes no threads of its own.
     */
    @Override
    public ScoringNetwork build(NetworkDescription description, TensorSpecification tensor, Weights weights) {
        FoldedNetwork network = Folding.fold(description, weights);
        ByteBuffer onnx = written(OnnxWriter.network(network.description(), network.weights(), tensor));
        OrtNDManager manager = (OrtNDManager) Engine.getEngine(ENGINE).newBaseManager(Device.cpu());
        OrtSymbolBlock block;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            block = new OrtSymbolBlock(OrtEnvironment.getEnvironment().createSession(onnx, options), manager);
        } catch (OrtException e) {
            manager.close();
            throw new IllegalArgumentException("ONNX Runtime does not take it: " + e.getMessage(), e);
        }
        return new ScoringNetwork() {
            @Override
            public Scorer newScorer() {
                return new BlockScorer(block, tensor, manager);
            }

            @Override
            public void close() {
                manager.close(); // and with it block and session
            }
        };
    }
}
