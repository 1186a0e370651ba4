package io.agestream.predict.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {

    @ParameterizedTest(name = "{0} tensors, {1} workers, shards of {2}")
    @CsvSource({
        "0,2,16,''",
        "1,2,16,1",
        "2,2,16,1 1",
        "20,2,16,10 10",
        "33,2,16,11 11 11",
        "128,2,64,64 64",
        "3,4,1,1 1 1"
    })
    void shouldCoverTheBatchInEvenShardsWhenCut(int size, int workers, int shardSize, String expected) {
        // Given
        Shards shards = new Shards(size, workers, shardSize);

        // When
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < shards.count(); i++) {
            sizes.add(Integer.toString(shards.from(i + 1) - shards.from(i)));
        }

        // Then
        assertThat(String.join(" ", sizes)).isEqualTo(expected);
        assertThat(shards.from(shards.count())).isEqualTo(size);
    }
}
