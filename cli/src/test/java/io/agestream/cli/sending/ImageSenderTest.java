package io.agestream.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageSenderTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2};

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SendTally tally = new SendTally();

    @Test
    void shouldSendImagesUnderTheirNamesWithTheAgeInThem() throws Exception {
        // When
        send(SendOptions.unlimited(), file("a/34_0_1_2.jpg", JPEG), file("portrait.jpg", JPEG));

        // Then
        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .containsExactly("a/34_0_1_2.jpg", "portrait.jpg");
        assertThat(producer.history()).extracting(ProducerRecord::value).containsExactly(JPEG, JPEG);
        assertThat(headers(0)).containsExactly("age=34");
        assertThat(headers(1)).isEmpty();
        assertThat(tally.acknowledged()).isEqualTo(2);
        assertThat(tally.labelled()).isEqualTo(1);
        assertThat(tally.remarks(100)).isEmpty();
    }

    @Test
    void shouldNameWhatItDoesNotSendWhenFilesAreNoImagesOrTooLargeOrBroken() throws Exception {
        // Given
        byte[] large = new byte[101];
        System.arraycopy(JPEG, 0, large, 0, JPEG.length);
        SourceFile broken = new SourceFile("broken.jpg", 5, () -> {
            throw new IOException("disk");
        });

        // When
        send(
                options(true, Optional.empty(), List.of(), Long.MAX_VALUE),
                file("readme.txt", "text".getBytes(StandardCharsets.UTF_8)),
                file("large.jpg", large),
                broken,
                file("1_ok.jpg", JPEG));

        // Then
        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("1_ok.jpg");
        assertThat(tally.skipped()).isEqualTo(3);
        assertThat(tally.remarks(4 << 10))
                .containsExactly(
                        "1 file was not sent, since it is no image: readme.txt",
                        "1 file was not sent, since it is larger than the 4 KiB that the topic takes: large.jpg",
                        "1 file could not be read: broken.jpg");
    }

    @Test
    void shouldNameOnlyTheFirstWhenManyFilesAreNoImages() throws Exception {
        // Given
        SourceFile[] files = new SourceFile[7];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("t" + i, new byte[0]);
        }

        // When
        send(SendOptions.unlimited(), files);

        // Then
        assertThat(tally.remarks(100))
                .containsExactly("7 files were not sent, since they are no images: t0, t1, t2, t3, t4, …");
    }

    @Test
    void shouldUseAgeIdAndHeadersWhenTheyAreGiven() throws Exception {
        // Given
        SendOptions options = new SendOptions(
                true,
                Optional.of("40.5"),
                Optional.of("cam7-1"),
                List.of(Map.entry("shop", "12"), Map.entry("age", "1")),
                OptionalDouble.empty(),
                1,
                100);

        // When
        send(options, file("34_0.jpg", JPEG), file("35_0.jpg", JPEG));

        // Then
        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("cam7-1");
        assertThat(headers(0)).containsExactlyInAnyOrder("shop=12", "age=40.5");
    }

    @Test
    void shouldSendNoLabelWhenLabelsAreNotWanted() throws Exception {
        // When
        send(options(false, Optional.empty(), List.of(), Long.MAX_VALUE), file("34_0.jpg", JPEG));

        // Then
        assertThat(headers(0)).isEmpty();
        assertThat(tally.labelled()).isZero();
    }

    @Test
    void shouldStopWithKafkasReasonWhenKafkaRefuses() {
        // Given
        producer.sendException = new TopicAuthorizationException("not allowed");

        // When // Then
        assertThatThrownBy(() -> send(SendOptions.unlimited(), file("34_0.jpg", JPEG)))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(tally.acknowledged()).isZero();
    }

    @Test
    void shouldSpaceEventsEvenlyWhenARateIsGiven() {
        // Given
        long[] now = {0};
        Pace pace = new Pace(OptionalDouble.of(10), () -> now[0]);

        // When
        long first = pace.delayNanos();
        long second = pace.delayNanos();
        now[0] = 1_000_000_000;
        long late = pace.delayNanos();
        long afterLate = pace.delayNanos();

        // Then
        assertThat(List.of(first, second, late, afterLate)).containsExactly(0L, 100_000_000L, 0L, 100_000_000L);
    }

    private void send(SendOptions options, SourceFile... files) throws Exception {
        Iterator<SourceFile> iterator = List.of(files).iterator();
        try (ImageSource source = new ImageSource() {
            @Override
            public @Nullable SourceFile next() {
                return iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public void close() {}
        }) {
            new ImageSender(producer, "age.images", options, tally).send(source);
        }
    }

    private static SendOptions options(
            boolean labels, Optional<String> age, List<Map.Entry<String, String>> headers, long count) {
        return new SendOptions(labels, age, Optional.empty(), headers, OptionalDouble.empty(), count, 100);
    }

    private static SourceFile file(String name, byte[] bytes) {
        return new SourceFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private List<String> headers(int record) {
        return StreamSupport.stream(producer.history().get(record).headers().spliterator(), false)
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
