package io.agestream.benchmarks.peers;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.onnx.OnnxWriter;
import io.agestream.model.weights.Safetensors;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.util.Map;

/** The network as a user exports it, scored with ONNX Runtime's own Java API, nothing between; one thread in each pass. */
final class OnnxRuntime implements AutoCloseable {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxRuntime(TestCheckpoint checkpoint) {
        byte[] network = OnnxWriter.network(
                        checkpoint.network(), Safetensors.read(checkpoint.weights()), TestCheckpoint.TENSOR)
                .toByteArray();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(network, options);
        } catch (OrtException e) {
            throw new CommandFailedException("ONNX Runtime cannot load the network: " + e.getMessage(), e);
        }
    }

    /** For one thread; all of them share the session. */
    Scoring scoring() {
        return new Scoring() {
            @Override
            public void score(ByteBuffer tensors, int count) {
                try (OnnxTensor batch = batch(tensors, count);
                        OrtSession.Result result = session.run(Map.of(OnnxWriter.INPUT, batch))) {
                    result.get(0).getValue(); // as rows of floats, as whoever scores needs them
                } catch (OrtException e) {
                    throw new CommandFailedException("ONNX Runtime cannot score: " + e.getMessage(), e);
                }
            }

            @Override
            public void close() {}
        };
    }

    private OnnxTensor batch(ByteBuffer tensors, int count) throws OrtException {
        long[] shape = {
            count, TENSOR.shape().get(0), TENSOR.shape().get(1), TENSOR.shape().get(2)
        };
        return OnnxTensor.createTensor(environment, tensors, shape, OnnxJavaType.UINT8);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new CommandFailedException("ONNX Runtime cannot be ended: " + e.getMessage(), e);
        }
    }
}
