package io.agestream.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ImageIdTest {

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void shouldBeTheKeyWhenThereIsOne() {
        headers.add("ce_id", "event".getBytes(StandardCharsets.UTF_8));

        assertThat(ImageId.of("Müller-1".getBytes(StandardCharsets.UTF_8), headers, "t", 0, 0))
                .contains("Müller-1");
    }

    @Test
    void shouldBeTheCloudEventsIdWhenThereIsNoKey() {
        headers.add("ce_id", "event".getBytes(StandardCharsets.UTF_8));

        assertThat(ImageId.of(new byte[0], headers, "t", 0, 0)).contains("event");
    }

    @Test
    void shouldBeMadeOfThePlaceWhenThereIsNeither() {
        assertThat(ImageId.of(null, headers, "age.images", 3, 17)).contains("age.images-3-17");
    }

    @Test
    void shouldBeMissingWhenTheKeyIsNoText() {
        assertThat(ImageId.of(new byte[] {(byte) 0xff, (byte) 0xfe}, headers, "t", 0, 0))
                .isEmpty();
    }
}
