package io.agestream.system.load;

import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.system.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records for a {@link Flow}: drawn faces, every so many of them damaged, or tensors of noise. */
public final class Images {

    /** One in so many images is no image, and has to end as a dead letter. */
    public static final int DAMAGED_EVERY = 25;

    private static final int DISTINCT = 200;
    private static final byte[] NO_IMAGE = "Dear camera,".getBytes(StandardCharsets.UTF_8);

    private final Pipeline pipeline;
    private final String prefix;
    private final List<byte[]> faces;
    private final List<byte[]> tensors;

    private Images(Pipeline pipeline, String prefix, List<byte[]> faces, List<byte[]> tensors) {
        this.pipeline = pipeline;
        this.prefix = prefix;
        this.faces = faces;
        this.tensors = tensors;
    }

    /** Faces and tensors of this seed, drawn now. */
    public static Images of(Pipeline pipeline, long seed) {
        FaceGenerator generator = new FaceGenerator(seed);
        Random random = new Random(seed);
        List<byte[]> tensors = IntStream.range(0, 32)
                .mapToObj(i -> {
                    byte[] tensor = new byte[TensorSpecification.GRAY_128.bytes()];
                    random.nextBytes(tensor);
                    return tensor;
                })
                .toList();
        return new Images(
                pipeline,
                "image-",
                IntStream.range(0, DISTINCT)
                        .mapToObj(i -> generator.face(i).jpeg())
                        .toList(),
                tensors);
    }

    /** The same under other ids. */
    public Images named(String otherPrefix) {
        return new Images(pipeline, otherPrefix, faces, tensors);
    }

    public String id(int number) {
        return prefix + number;
    }

    public static boolean isDamaged(int number) {
        return number % DAMAGED_EVERY == DAMAGED_EVERY - 1;
    }

    /** A face with a label from 1 to 100, or what only pretends to be one. */
    public ProducerRecord<byte[], byte[]> labelled(int number) {
        return pipeline.image(
                id(number),
                isDamaged(number) ? NO_IMAGE : faces.get(number % DISTINCT),
                Map.of(HeaderNames.AGE, Integer.toString(1 + number % 100)));
    }

    /** The same without a label. */
    public ProducerRecord<byte[], byte[]> unlabelled(int number) {
        return pipeline.image(id(number), isDamaged(number) ? NO_IMAGE : faces.get(number % DISTINCT), Map.of());
    }

    /** What ingest would have made of an image. */
    public ProducerRecord<byte[], byte[]> tensor(int number) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                pipeline.topics.tensors(),
                id(number).getBytes(StandardCharsets.UTF_8),
                tensors.get(number % tensors.size()));
        record.headers()
                .add(HeaderNames.SPEC, TensorSpecification.GRAY_128.hash().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
