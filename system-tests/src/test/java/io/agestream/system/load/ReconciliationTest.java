package io.agestream.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    @Test
    void shouldBeExactWhenEachAcknowledgedIdCameOnceAndAnUncertainOneAtMostOnce() {
        // When
        Reconciliation result = Reconciliation.of(Set.of("a", "b"), Set.of("c", "d"), Map.of("a", 1, "b", 1, "c", 1));

        // Then
        assertThat(result.isExact()).as(result.describe()).isTrue();
    }

    @Test
    void shouldNameWhatIsMissingDoubledAndUnexpectedWhenItIsNotExact() {
        // When
        Reconciliation result =
                Reconciliation.of(Set.of("a", "b", "c"), Set.of("d"), Map.of("a", 1, "b", 2, "d", 3, "e", 1));

        // Then
        assertThat(result.isExact()).isFalse();
        assertThat(result.describe())
                .isEqualTo("of 3 acknowledged records 1 are missing (c), 2 doubled (b=2, d=3), 1 unexpected (e)");
    }
}
