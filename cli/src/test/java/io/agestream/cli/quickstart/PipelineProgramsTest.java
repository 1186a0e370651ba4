package io.agestream.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineProgramsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "8, 4"})
    void shouldLeaveHalfOfTheProcessorsToOthersThanIngest(int processors, String threads) {
        assertThat(PipelinePrograms.ingestThreads(Map.of(), processors)).isEqualTo(threads);
    }

    @Test
    void shouldGiveIngestTheThreadsThatTheUserWants() {
        assertThat(PipelinePrograms.ingestThreads(Map.of("AGESTREAM_INGEST_THREADS", "6"), 2))
                .isEqualTo("6");
    }
}
