package io.agestream.benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import io.agestream.benchmarks.delivery.Deliveries.FirstPrediction;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    @Test
    void shouldCountWhatIsLostDoubledAndUnexpected() {
        // Given
        Deliveries deliveries = new Deliveries(4);
        for (int arrival = 0; arrival < 4; arrival++) {
            deliveries.sent(arrival, 10 * arrival, 10 * arrival + 1);
        }

        // When
        deliveries.predicted(0, 100, 101, "v1");
        deliveries.predicted(1, 110, 111, "v1");
        deliveries.predicted(1, 120, 121, "v2");
        deliveries.deadLetter(1, 130, 131);
        deliveries.deadLetter(2, 140, 141);
        deliveries.predicted(7, 150, 151, "v1");

        // Then
        assertThat(deliveries.lost()).isEqualTo(1);
        assertThat(deliveries.doubled()).isEqualTo(2);
        assertThat(deliveries.deadLetters()).isEqualTo(1);
        assertThat(deliveries.unexpected()).isEqualTo(1);
        assertThat(deliveries.delivered()).isEqualTo(3);
        assertThat(deliveries.all())
                .containsExactly(
                        new Delivery(0, 1, 100, 101), new Delivery(10, 11, 110, 111), new Delivery(20, 21, 140, 141));
    }

    @Test
    void shouldKnowTheFirstPredictionOfEachVersionWhateverOrderTheyAreReadIn() {
        // Given two partitions, of which the later one is read first
        Deliveries deliveries = new Deliveries(3);

        // When
        deliveries.predicted(2, 300, 400, "v2");
        deliveries.predicted(0, 200, 410, "v2");
        deliveries.predicted(1, 100, 420, "v1");

        // Then
        assertThat(deliveries.firstByVersion())
                .containsOnlyKeys("v1", "v2")
                .containsEntry("v2", new FirstPrediction(200, 400));
    }

    @Test
    void shouldCountNothingAsLostThatWasNeverSent() {
        // Given
        Deliveries deliveries = new Deliveries(2);

        // When
        deliveries.sent(0, 1, 1);

        // Then
        assertThat(deliveries.lost()).isEqualTo(1);
    }
}
