package io.agestream.benchmarks.peers;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.tensor.TensorSpecification;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A network in a file, scored with ONNX Runtime's own Java API, nothing between; one thread in each pass. */
final class OnnxRuntime implements AutoCloseable {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String input;
    private final OnnxJavaType type;

    /** @throws CommandFailedException if the file is no network with one input of bytes or floats */
    OnnxRuntime(Path file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
            input = session.getInputNames().iterator().next();
            NodeInfo node = session.getInputInfo().get(input);
            type = node != null && node.getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
        } catch (OrtException e) {
            throw new CommandFailedException("ONNX Runtime cannot load " + file + ": " + e.getMessage(), e);
        }
        if (type != OnnxJavaType.UINT8 && type != OnnxJavaType.FLOAT) {
            close();
            throw new CommandFailedException("The input of " + file + " must be UINT8 or FLOAT, not " + type + ".");
        }
    }

    /** For one thread; all of them share the session. */
    Scoring scoring() {
        return new Scoring() {
            @Override
            public void score(ByteBuffer tensors, int count) {
                try (OnnxTensor batch = batch(tensors, count);
                        OrtSession.Result result = session.run(Map.of(input, batch))) {
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
        if (type == OnnxJavaType.UINT8) {
            return OnnxTensor.createTensor(environment, tensors, shape, OnnxJavaType.UINT8);
        }
        FloatBuffer floats = ByteBuffer.allocateDirect(Float.BYTES * tensors.remaining())
                .order(java.nio.ByteOrder.nativeOrder())
                .asFloatBuffer();
        while (tensors.hasRemaining()) {
            floats.put(tensors.get() & 0xFF);
        }
        return OnnxTensor.createTensor(environment, floats.flip(), shape);
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
