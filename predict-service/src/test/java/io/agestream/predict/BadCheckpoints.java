package io.agestream.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.json.Json;
import io.agestream.model.manifest.Manifest;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.assertj.core.api.ThrowingConsumer;

/** Checkpoints with one fault each, published as training publishes good ones. */
final class BadCheckpoints {

    private static final List<String> REASONS = List.of(
            "its weights cannot be read: its bytes are damaged: their SHA-256 is",
            "it was trained for the age groups 0-5, ",
            "it takes tensors of specification ",
            "its weights cannot be read: chunk missing-chunk/0 of 2 is missing",
            "its weights cannot be read: they are said to be in topic elsewhere",
            "its manifest cannot be read: No valid Manifest",
            "on golden tensor 0 it gives group 0 the probability",
            "its manifest cannot be read: No valid Manifest");

    private final CheckpointPublisher publisher;
    private final TestCheckpoint good;

    BadCheckpoints(CheckpointPublisher publisher, TestCheckpoint good) {
        this.publisher = publisher;
        this.good = good;
    }

    /** Publishes one after the other, each time telling how many there are now. */
    void publishEach(IntConsumer published) throws InterruptedException, IOException {
        byte[] flipped = good.weights().clone();
        flipped[flipped.length / 2] ^= 1;
        publisher.publish(
                "flipped-byte", good, flipped, manifest -> with(manifest, json -> blob(json, good.blob(), manifest)));
        published.accept(1);
        publisher.publish(
                "other-groups",
                good,
                good.weights(),
                manifest -> with(manifest, json -> {
                    ArrayNode edges = (ArrayNode) json.get("ageGroups").get("edges");
                    edges.set(0, 0);
                    ((ArrayNode) json.get("ageGroups").get("names")).set(0, "0-5");
                }));
        published.accept(2);
        publisher.publish(
                "other-tensors",
                good,
                good.weights(),
                manifest -> with(manifest, json -> {
                    ((ObjectNode) json.get("tensor")).put("interpolation", "LINEAR");
                    json.put(
                            "tensorHash",
                            Json.mapper()
                                    .convertValue(
                                            json.get("tensor"), io.agestream.contract.tensor.TensorSpecification.class)
                                    .hash());
                }));
        published.accept(3);
        publisher.publish(
                "missing-chunk",
                good,
                good.weights(),
                manifest -> with(manifest, json -> {
                    ObjectNode first = ((ArrayNode) json.get("weights").get("chunks")).insertObject(0);
                    first.put("number", 0).put("offset", 1_000_000);
                }));
        published.accept(4);
        publisher.publish(
                "other-topic",
                good,
                good.weights(),
                manifest -> with(manifest, json -> ((ObjectNode) json.get("weights")).put("topic", "elsewhere")));
        published.accept(5);
        Manifest manifest = good.manifest("no-json", good.blob());
        publisher.publishManifest("no-json", java.util.Arrays.copyOf(manifest.toJson(), 100));
        published.accept(6);
        publisher.publish(
                "other-golden",
                good,
                good.weights(),
                m -> with(m, json -> {
                    ArrayNode row = (ArrayNode) json.get("golden").get(0);
                    row.set(0, row.get(0).floatValue() + 0.01f);
                }));
        published.accept(7);
        JsonNode unknown = Json.mapper()
                .readTree(good.manifest("unknown-layer", good.blob()).toJson());
        ((ObjectNode) unknown.get("network").get("layers").get(1)).put("type", "attention");
        publisher.publishManifest("unknown-layer", Json.write(unknown));
        published.accept(8);
    }

    /** What each refusal says, in the order of the report. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static ThrowingConsumer<String>[] reasonsNewestFirst() {
        List<ThrowingConsumer<String>> checks = new ArrayList<>();
        for (String reason : REASONS) {
            checks.add(actual -> assertThat(actual).startsWith(reason));
        }
        Collections.reverse(checks);
        return checks.toArray(new ThrowingConsumer[0]);
    }

    /** The right size and SHA-256 at the place where the damaged bytes stand. */
    private static void blob(ObjectNode json, Blob right, Manifest damaged) {
        ((ObjectNode) json.get("weights")).put("sha256", right.sha256());
        assertThat(damaged.weights().sha256()).isNotEqualTo(right.sha256());
    }

    private static Manifest with(Manifest manifest, Consumer<ObjectNode> change) {
        ObjectNode json = Json.mapper().valueToTree(manifest);
        change.accept(json);
        return Manifest.fromJson(Json.write(json));
    }
}
