package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlowTest {

    private static final List<String> VICTIMS = List.of("ingest", "train", "predict");

    @Test
    void shouldStrikeEveryoneEquallyOftenAndBeTheSameWhenTheSeedIs() {
        // When
        List<Blow> schedule = Blow.schedule(1, VICTIMS, 30, 8, 4, 22);

        // Then
        assertThat(schedule).isEqualTo(Blow.schedule(1, VICTIMS, 30, 8, 4, 22));
        assertThat(schedule).isNotEqualTo(Blow.schedule(2, VICTIMS, 30, 8, 4, 22));
        assertThat(schedule.stream().collect(Collectors.groupingBy(Blow::victim, Collectors.counting())))
                .isEqualTo(Map.of("ingest", 14L, "train", 14L, "predict", 14L));
        assertThat(schedule.stream().collect(Collectors.groupingBy(Blow::kind, Collectors.counting())))
                .isEqualTo(Map.of(Blow.Kind.KILL, 30L, Blow.Kind.PAUSE, 8L, Blow.Kind.LONG_PAUSE, 4L));
        assertThat(schedule.stream().filter(blow -> blow.kind() == Blow.Kind.LONG_PAUSE))
                .allMatch(blow -> blow.seconds() == 22);
    }
}
