package io.agestream.cli.quickstart;

import io.agestream.cli.images.ImageSource;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.cli.sending.ImageSender;
import io.agestream.cli.sending.SendOptions;
import io.agestream.cli.sending.SendTally;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** Sends the images on a thread of its own, which owns the source and the producer. */
final class Feed {

    private final SendTally tally = new SendTally();
    private final Thread thread;
    private volatile @Nullable Exception failure;
    private volatile boolean done;

    private Feed(KafkaConnection connection, ImageSource source, long count) {
        this.thread = new Thread(() -> run(connection, source, count), "feed");
        thread.setDaemon(true);
    }

    static Feed start(KafkaConnection connection, ImageSource source, long count) {
        Feed feed = new Feed(connection, source, count);
        feed.thread.start();
        return feed;
    }

    SendTally tally() {
        return tally;
    }

    /** Whether everything has been sent. */
    boolean isDone() {
        Exception thrown = failure;
        if (thrown != null) {
            throw KafkaFailure.of(thrown, "the quickstart's broker");
        }
        return done;
    }

    private void run(KafkaConnection connection, ImageSource source, long count) {
        try (source;
                KafkaProducer<String, byte[]> producer = connection.imageProducer()) {
            new ImageSender(
                            producer,
                            connection.topics().images(),
                            SendOptions.unlimited().withCount(count),
                            tally)
                    .send(source);
            done = true;
        } catch (Exception e) {
            failure = e;
        }
    }
}
