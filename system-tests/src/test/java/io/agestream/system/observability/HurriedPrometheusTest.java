package io.agestream.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HurriedPrometheusTest {

    @Test
    void shouldTakeSecondsForMinutesAndChangeNothingElseWhenRulesAreHurried() {
        // Given
        String rules = """
                expr: min_over_time(a:sum[30m]) > 1.1 * min_over_time(a:sum[30m] offset 1h) and b[5m:15s] > 60
                for: 10m
                description: for 5 minutes in 1h
                """;

        // When
        String hurried = HurriedPrometheus.hurried(rules);

        // Then
        assertThat(hurried).isEqualTo("""
                expr: min_over_time(a:sum[30s]) > 1.1 * min_over_time(a:sum[30s] offset 60s) and b[5s:15s] > 60
                for: 10s
                description: for 5 minutes in 1h
                """);
    }

    @Test
    void shouldLeaveNoMinuteInTheRulesOfDeploy() {
        assertThat(Deployed.in(Deployed.RULES)).isNotEmpty().allSatisfy(file -> assertThat(
                        HurriedPrometheus.hurried(Deployed.read(file)))
                .doesNotContainPattern("\\[\\d+[mh]")
                .doesNotContainPattern("(offset|for:) \\d+[mh]"));
    }
}
