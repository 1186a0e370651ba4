package io.agestream.model.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agestream.contract.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file format that <a href="https://github.com/huggingface/safetensors">safetensors</a> describes: the header's
 * length as u64, a JSON header, the data; all little-endian. Float32 only, which is what checkpoints hold.
 */
public final class Safetensors {

    private static final String METADATA = "__metadata__";
    private static final String FLOAT32 = "F32";
    /** The reference implementation refuses longer headers, too. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private Safetensors() {}

    /**
     * The tensors of a file in the order of its header.
     *
     * @param bytes the whole file, at which the tensors look; so they are good as long as it stays unchanged
     * @throws IllegalArgumentException if the bytes are no such file, or hold anything but float32; the message is the
     *     end of a sentence
     */
    public static Weights read(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /**
     * As {@link #read(byte[])}.
     *
     * @param bytes the whole file, from the buffer's position to its limit
     */
    public static Weights read(ByteBuffer bytes) {
        ByteBuffer file = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        long headerBytes = file.remaining() < Long.BYTES ? -1 : file.getLong();
        if (headerBytes < 0 || headerBytes > Math.min(MAX_HEADER_BYTES, file.remaining())) {
            throw unreadable("its header is cut off");
        }
        JsonNode header = header(file, (int) headerBytes);
        ByteBuffer data = file.position(Long.BYTES + (int) headerBytes).slice();
        Map<String, WeightTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
            }
        }
        return new Weights(tensors);
    }

    /** @param file at the beginning of its header */
    private static JsonNode header(ByteBuffer file, int length) {
        byte[] text = new byte[length];
        file.slice().get(text);
        try {
            JsonNode header = Json.mapper().readTree(text);
            if (header.isObject()) {
                return header;
            }
            throw unreadable("its header is no object");
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw unreadable("its header is no JSON: " + reason);
        }
    }

    private static WeightTensor tensor(String name, JsonNode entry, ByteBuffer data) {
        if (!entry.path("dtype").asText().equals(FLOAT32)) {
            throw new IllegalArgumentException("weight " + name + " must be FLOAT32, but is "
                    + entry.path("dtype").asText());
        }
        List<Integer> shape = new ArrayList<>();
        entry.path("shape").forEach(length -> shape.add(length.asInt()));
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to < from || to > data.capacity() || (to - from) % Float.BYTES != 0) {
            throw unreadable("the data of " + name + " is cut off");
        }
        try {
            return new WeightTensor(shape, data.slice((int) from, (int) (to - from)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unreadable(name + ": " + e.getMessage());
        }
    }

    private static IllegalArgumentException unreadable(String reason) {
        return new IllegalArgumentException("the weights are not readable as safetensors: " + reason);
    }

    /** Writes tensors in their order. */
    public static byte[] write(Weights weights) {
        ObjectNode header = Json.mapper().createObjectNode();
        int end = 0;
        for (Map.Entry<String, WeightTensor> entry : weights.byName().entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", FLOAT32);
            entry.getValue().shape().forEach(tensor.putArray("shape")::add);
            int from = end;
            end = Math.addExact(end, entry.getValue().bytes().limit());
            tensor.putArray("data_offsets").add(from).add(end);
        }
        byte[] json = Json.write(header);
        int padded = (json.length + 7) / 8 * 8; // so that the data is aligned
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + padded + end).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json);
        while (file.position() < Long.BYTES + padded) {
            file.put((byte) ' ');
        }
        for (WeightTensor tensor : weights.byName().values()) {
            file.put(tensor.bytes());
        }
        return file.array();
    }
}
