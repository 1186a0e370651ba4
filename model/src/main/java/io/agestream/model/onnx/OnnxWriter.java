package io.agestream.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeRange;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes networks in the <a href="https://onnx.ai/onnx/repo-docs/IR.html">ONNX</a> format. The tensors go in as they stand
 * in Kafka, UINT8 of shape (batch, channels, height, width); the scaling of the input is part of the network.
 */
public final class OnnxWriter {

    /** Name of the input. */
    public static final String INPUT = "tensor";
    /** Name of the output of shape (batch, groups) that a softmax makes probabilities of. */
    public static final String LOGITS = "logits";
    /** Name of the output of the same shape that needs no further step. */
    public static final String PROBABILITIES = "probabilities";

    /** Of 2020: read by every version of ONNX Runtime since 1.6 and of the reference implementation since 1.8. */
    private static final long OPERATOR_SET = 13;

    private static final long FORMAT = 7;

    private OnnxWriter() {}

    /**
     * A network that gives logits, and nothing else.
     *
     * @return what looks at the bytes of the weights, so that it is good as long as they are
     * @throws IllegalArgumentException if these are not the weights of such a network; the message is the end of a sentence
     */
    public static ModelProto network(NetworkDescription network, Weights weights, TensorSpecification tensor) {
        return model(new OnnxGraph(network, weights, tensor).build()).build();
    }

    /**
     * A checkpoint as a file that can be used alone: it gives logits and probabilities, and says in its metadata which
     * version it is, which age group stands at which place, and how its tensors are made.
     *
     * @throws IllegalArgumentException as {@link #network}
     */
    public static byte[] checkpoint(Manifest manifest, Weights weights) {
        GraphProto graph = new OnnxGraph(manifest.network(), weights, manifest.tensor())
                .withProbabilities(manifest.temperature(), manifest.network().outputs())
                .build();
        ModelProto.Builder model = model(graph)
                .setDocString("Age groups of faces. Input " + INPUT
                        + ": gray levels, UINT8, of shape (batch, channels, height, width). Output " + PROBABILITIES
                        + ": of the "
                        + outputs(manifest) + ".");
        metadata(manifest)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    /** What the outputs stand for, in order. */
    private static String outputs(Manifest manifest) {
        AgeRange ages = manifest.network().ages();
        return ages == null
                ? "groups " + String.join(", ", manifest.ageGroups().names())
                : "years from " + ages.first() + " to " + ages.last() + ", a group having the sum of its years'";
    }

    private static Map<String, String> metadata(Manifest manifest) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("name", manifest.name());
        metadata.put("version", manifest.version());
        metadata.put("created", manifest.created().toString());
        metadata.put("sha256", manifest.weights().sha256());
        metadata.put("ageGroups", String.join(",", manifest.ageGroups().names()));
        metadata.put(
                "ageGroupEdges",
                String.join(
                        ",",
                        manifest.ageGroups().edges().stream()
                                .map(String::valueOf)
                                .toList()));
        AgeRange ages = manifest.network().ages();
        if (ages != null) {
            metadata.put("firstAge", Integer.toString(ages.first()));
            metadata.put("lastAge", Integer.toString(ages.last()));
        }
        metadata.put("tensorSpecification", new String(Json.write(manifest.tensor()), StandardCharsets.UTF_8));
        metadata.put("tensorSpecificationHash", manifest.tensorHash());
        metadata.put("temperature", Double.toString(manifest.temperature()));
        return metadata;
    }

    private static ModelProto.Builder model(GraphProto graph) {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setProducerName("agestream")
                .setGraph(graph);
    }
}
