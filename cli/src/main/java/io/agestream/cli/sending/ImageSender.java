package io.agestream.cli.sending;

import io.agestream.cli.images.ImageFormat;
import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.SourceFile;
import io.agestream.cli.images.UtkFaceName;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.topic.Topics;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the images of a source to the images topic. Holds one image besides what the producer buffers, and waits when
 * that buffer is full. For one thread.
 */
public final class ImageSender {

    /** Largest image sent: what the topic takes as a record, less 64 KiB for the id and the headers. */
    public static final int MAX_IMAGE_BYTES = Topics.MAX_IMAGE_RECORD_BYTES - (64 << 10);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final SendOptions options;
    private final SendTally tally;
    private final Pace pace;

    public ImageSender(Producer<String, byte[]> producer, String topic, SendOptions options, SendTally tally) {
        this.producer = producer;
        this.topic = topic;
        this.options = options;
        this.tally = tally;
        this.pace = new Pace(options.perSecond(), System::nanoTime);
    }

    /**
     * Sends until the source ends or the wanted number is reached, and waits until Kafka has confirmed all.
     *
     * @throws IOException if the source is damaged; what came before has been sent
     * @throws Exception   what Kafka's client reports
     */
    public void send(ImageSource source) throws Exception {
        try {
            while (tally.handedOver() < options.count() && tally.failure() == null) {
                SourceFile file = source.next();
                if (file == null) {
                    break;
                }
                sendFile(file);
            }
        } finally {
            producer.flush();
        }
        @Nullable Exception failure = tally.failure();
        if (failure != null) {
            throw failure;
        }
    }

    private void sendFile(SourceFile file) throws InterruptedException {
        byte[] bytes;
        try {
            bytes = file.read(options.maxImageBytes());
        } catch (IOException e) {
            tally.onUnreadable(file.name());
            return;
        }
        if (ImageFormat.of(bytes).isEmpty()) {
            tally.onNoImage(file.name());
        } else if (bytes.length > options.maxImageBytes()) {
            tally.onTooLarge(file.name());
        } else {
            pace.await();
            hand(file.name(), record(file, bytes));
        }
    }

    private void hand(String name, ProducerRecord<String, byte[]> record) {
        tally.onHandedOver(record.headers().lastHeader(HeaderNames.AGE) != null);
        producer.send(record, (metadata, thrown) -> {
            if (thrown instanceof RecordTooLargeException) {
                tally.onTooLarge(name);
            } else if (thrown != null) {
                tally.onFailure(thrown);
            } else {
                tally.onAcknowledged();
            }
        });
    }

    private ProducerRecord<String, byte[]> record(SourceFile file, byte[] bytes) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, options.id().orElse(file.name()), bytes);
        options.headers().forEach(header -> HeaderText.set(record.headers(), header.getKey(), header.getValue()));
        label(file).ifPresent(age -> HeaderText.set(record.headers(), HeaderNames.AGE, age));
        return record;
    }

    private Optional<String> label(SourceFile file) {
        if (options.age().isPresent() || !options.labels()) {
            return options.age();
        }
        return UtkFaceName.age(file.fileName()).stream()
                .mapToObj(Integer::toString)
                .findFirst();
    }
}
