package io.agestream.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.record.HeaderText;
import io.agestream.ingest.Fixtures;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ImageIntakeTest {

    private static final byte[] IMAGE = Fixtures.image("baseline.jpg");
    private static final UUID DRAWN = new UUID(1, 2);

    private final MockProducer<byte[], byte[]> kafka = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final ImageIntake intake = new ImageIntake(
            new ImageInspector(new ImageLimits(10_000, 25_000_000)), new ImageSender(kafka, "age.images"), () -> DRAWN);

    @Test
    void shouldAnswerOnlyOnceKafkaHasAcknowledgedWhenTheImageIsGood() {
        // Given
        CompletableFuture<IntakeResult> result = take(IMAGE, Optional.of("me"), Optional.of("34"));
        assertThat(result).isNotDone();

        // When
        kafka.completeNext();

        // Then
        assertThat(result).isCompletedWithValue(new IntakeResult.Taken("me"));
        assertThat(kafka.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("age.images");
            assertThat(sent.key()).isEqualTo("me".getBytes(StandardCharsets.UTF_8));
            assertThat(sent.value()).isEqualTo(IMAGE);
            assertThat(HeaderText.get(sent.headers(), "age")).contains("34");
        });
    }

    @Test
    void shouldDrawAnIdWhenNoneIsGiven() {
        // Given
        CompletableFuture<IntakeResult> result = take(IMAGE, Optional.empty(), Optional.empty());

        // When
        kafka.completeNext();

        // Then
        assertThat(result).isCompletedWithValue(new IntakeResult.Taken(DRAWN.toString()));
        assertThat(kafka.history().get(0).headers()).isEmpty();
    }

    @Test
    void shouldSayThatItMayOrMayNotArriveWhenKafkaDoesNotAcknowledge() {
        // Given
        CompletableFuture<IntakeResult> result = take(IMAGE, Optional.empty(), Optional.empty());

        // When
        kafka.errorNext(new TimeoutException("too late"));

        // Then
        assertThat(result)
                .isCompletedWithValue(
                        new IntakeResult.Refused(
                                503,
                                "Kafka has not acknowledged the image in time: it may or may not arrive, so send it again later"));
    }

    @Test
    void shouldRefuseAtOnceAndSendNothingWhenTheRequestIsWrong() {
        // When
        var blankId = take(IMAGE, Optional.of(" "), Optional.empty());
        var badAge = take(IMAGE, Optional.empty(), Optional.of("abc"));
        var empty = take(new byte[0], Optional.empty(), Optional.empty());
        var text = take("hello".getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
        var large = take(new byte[10_001], Optional.empty(), Optional.empty());

        // Then
        assertThat(blankId)
                .isCompletedWithValue(new IntakeResult.Refused(400, "the id is blank: leave it out to be given one"));
        assertThat(badAge).isCompletedWithValue(new IntakeResult.Refused(400, "the label age=\"abc\" is not a number"));
        assertThat(empty)
                .isCompletedWithValue(new IntakeResult.Refused(
                        400,
                        "the request is empty: send an image as its body, or as the file part \"image\" of a form"));
        assertThat(text)
                .isCompletedWithValue(new IntakeResult.Refused(
                        415, "these bytes are no image in a known format (JPEG, PNG, WebP, BMP, TIFF, GIF)"));
        assertThat(large)
                .isCompletedWithValue(new IntakeResult.Refused(413, "the image has 10,001 bytes; the limit is 10,000"));
        assertThat(kafka.history()).isEmpty();
    }

    private CompletableFuture<IntakeResult> take(byte[] image, Optional<String> id, Optional<String> age) {
        return intake.take(image, id, age).toCompletableFuture();
    }
}
