package io.agestream.benchmarks.load;

import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of one run. Their ids are the run's name and the number of the arrival, so that each can be told from all
 * others when its prediction comes.
 */
public final class Arrivals {

    private static final int DIFFERENT_IMAGES = 256;
    private static final int DIFFERENT_TENSORS = 512;

    private final Input input;
    private final Topics topics;
    private final List<byte[]> payloads;

    public Arrivals(Input input, Topics topics) {
        this.input = input;
        this.topics = topics;
        this.payloads =
                input == Input.IMAGES ? DrawnJpegs.faces(DIFFERENT_IMAGES) : RandomTensors.of(DIFFERENT_TENSORS, 1);
    }

    /** Where they are sent. */
    public String topic() {
        return input == Input.IMAGES ? topics.images() : topics.tensors();
    }

    /**
     * The record of an arrival.
     *
     * @param run       name of the run
     * @param dueMillis when it is due, in milliseconds since the epoch
     */
    public ProducerRecord<byte[], byte[]> record(String run, int arrival, long dueMillis) {
        byte[] key = (run + "-" + arrival).getBytes(StandardCharsets.UTF_8);
        byte[] payload = payloads.get(arrival % payloads.size());
        if (input == Input.IMAGES) {
            return new ProducerRecord<>(topic(), key, payload);
        }
        ProducerRecord<byte[], byte[]> tensor = new ProducerRecord<>(topic(), key, payload);
        HeaderText.set(tensor.headers(), HeaderNames.SPEC, TensorSpecification.GRAY_128.hash());
        HeaderText.set(tensor.headers(), HeaderNames.IMAGE_TIME, Long.toString(dueMillis));
        return tensor;
    }

    /** The number of the arrival with this key; empty if it is not one of this run. */
    public static Optional<Integer> number(String run, byte[] key) {
        String id = new String(key, StandardCharsets.UTF_8);
        if (!id.startsWith(run + "-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(id.substring(run.length() + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty(); // somebody else's id that begins alike
        }
    }
}
