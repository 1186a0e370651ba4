package io.agestream.predict.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class ConsoleTest {

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T00:10:00Z"), ZoneOffset.UTC);
    private final Console console = new Console(clock);
    private final List<Event> mine = new ArrayList<>();
    private final List<Event> yours = new ArrayList<>();

    @Test
    void shouldTellAnImageToWhoeverSentItOnlyWhenItIsPredicted() {
        // Given
        console.open("console-mine", mine::add);
        console.open("console-yours", yours::add);

        // When
        console.accept(Outcomes.predicted("console-mine-1", clock.instant(), 40));
        console.accept(Outcomes.refused("console-yours-1", clock.instant()));

        // Then
        assertThat(named(mine, "predicted")).singleElement().satisfies(event -> {
            assertThat(event.at("/own").booleanValue()).isTrue();
            assertThat(event.at("/prediction/id").textValue()).isEqualTo("console-mine-1");
            assertThat(event.at("/prediction/probabilities/31-44").doubleValue())
                    .isEqualTo(0.75);
            assertThat(event.at("/tensorTime").textValue()).isEqualTo("2026-01-01T00:09:59.980Z");
        });
        assertThat(named(mine, "refused")).isEmpty();
        assertThat(named(yours, "predicted")).isEmpty();
        assertThat(named(yours, "refused"))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/reason").textValue()).isEqualTo("the JPEG is cut off"));
    }

    @Test
    void shouldShowAsManyOfTheOthersAsCanBeReadWhenManyArePredicted() {
        // Given
        console.open("console-mine", mine::add);

        // When: 100 within a second, and one that is long past
        for (int i = 0; i < 100; i++) {
            console.accept(Outcomes.predicted("cam-" + i, clock.instant(), 40));
            clock.add(Duration.ofMillis(10));
        }
        clock.add(Duration.ofSeconds(1));
        console.accept(Outcomes.predicted("old", clock.instant().minusSeconds(6), 40));

        // Then
        assertThat(named(mine, "predicted"))
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.at("/own").booleanValue()).isFalse());
    }

    @Test
    void shouldTellEverythingThatIsKnownWhenSomebodyComesLater() {
        // Given
        console.state("models", "{\"live\":null}");
        console.state("training", "{\"state\":\"waiting\"}");
        console.state("training", "{\"state\":\"training\"}");
        console.accept(Outcomes.predicted("console-mine-1", clock.instant(), 40));
        clock.add(Duration.ofSeconds(3));
        console.tick(new Load(5L, 0L, 0L));

        // When
        console.open("console-mine", mine::add);

        // Then
        assertThat(mine).contains(new Event("models", "{\"live\":null}"));
        assertThat(named(mine, "training"))
                .extracting(state -> state.get("state").textValue())
                .containsExactly("training");
        assertThat(named(mine, "predicted")).hasSize(1);
        assertThat(named(mine, "seconds")).singleElement().satisfies(seconds -> assertThat(seconds)
                .hasSizeGreaterThan(170));
    }

    @Test
    void shouldTellAStateOnceWhenItStaysTheSame() {
        // Given
        console.open("console-mine", mine::add);

        // When
        console.state("models", "{}");
        console.state("models", "{}");

        // Then
        assertThat(named(mine, "models")).hasSize(1);
    }

    @Test
    void shouldTellNothingMoreAndBeUnwatchedWhenTheyHaveLeft() {
        // Given
        Runnable leaving = console.open("console-mine", mine::add);
        assertThat(console.isWatched()).isTrue();

        // When
        leaving.run();
        mine.clear();
        console.accept(Outcomes.predicted("console-mine-1", clock.instant(), 40));

        // Then
        assertThat(console.isWatched()).isFalse();
        assertThat(mine).isEmpty();
    }

    @Test
    void shouldRefuseAPrefixWhenItWouldTellOthersImages() {
        // When // Then
        assertThatThrownBy(() -> console.open("cam-", mine::add)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> console.open("console-", mine::add)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<JsonNode> named(List<Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(event -> Json.read(event.json().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .toList();
    }
}
