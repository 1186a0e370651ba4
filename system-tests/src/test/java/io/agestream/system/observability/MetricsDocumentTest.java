package io.agestream.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsDocumentTest {

    private final MetricsDocument document = new MetricsDocument();

    @Test
    void shouldBeReadWithAllItsRows() {
        assertThat(DocumentedMetric.all())
                .contains(
                        new DocumentedMetric(
                                "agestream_records_total",
                                "counter",
                                Set.of("stage", "outcome"),
                                Set.of("ingest", "predict", "train")),
                        new DocumentedMetric("agestream_training_epoch", "gauge", Set.of(), Set.of("train")));
        assertThat(DocumentedMetric.all().stream()
                        .filter(DocumentedMetric::isOurs)
                        .map(DocumentedMetric::name)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(MetricNames.known().documented());
    }

    @Test
    void shouldSayWhatDiffers() {
        // Given
        String exposition = """
                # TYPE agestream_records_total gauge
                agestream_records_total{stage="predict",} 3.0
                # TYPE agestream_batch_size_tensors histogram
                agestream_batch_size_tensors_bucket{le="1.0",} 0.0
                agestream_batch_size_tensors_count 0.0
                # TYPE agestream_batch_size_tensors_max gauge
                agestream_batch_size_tensors_max 0.0
                # TYPE agestream_dead_letters_total counter
                agestream_dead_letters_total{stage="score",reason="a mood",} 0.0
                # TYPE agestream_unheard_of gauge
                agestream_unheard_of 1.0
                """;

        // When
        List<String> differences = document.differences("predict", exposition);

        // Then
        assertThat(differences)
                .contains(
                        "predict: agestream_records_total is a gauge and not a counter",
                        "predict: agestream_records_total has the tags [stage] and not [outcome, stage]",
                        "predict: agestream_end_to_end_seconds is not exported",
                        "predict: agestream_unheard_of is not documented",
                        "predict: reason=a mood is not documented")
                .noneMatch(text -> text.contains("batch_size") || text.contains("agestream_dead_letters_total"));
    }

    @Test
    void shouldAddUpTheSeriesThatHaveTheLabels() {
        // Given
        Exposition exposition = Exposition.parse("""
                a_total{x="1",y="2",} 3.0
                a_total{x="1",y="3",} 4.0
                a_total{x="2",y="3",} 5.0
                b_total{x="1",} 6.0
                """);

        // When // Then
        assertThat(exposition.sum("a_total", Map.of("x", "1"))).isEqualTo(7);
    }
}
