package io.agestream.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleFilesTest {

    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\S+)$");

    @Test
    void shouldBeRightByPrometheusOwnTool() throws Exception {
        Promtool.assumeInstalled();

        // When // Then
        assertThat(Promtool.complaint(List.of("check", "config"), List.of(Deployed.SCRAPE_CONFIGURATION)))
                .isEmpty();
        assertThat(Promtool.complaint(List.of("check", "rules"), Deployed.in(Deployed.RULES)))
                .isEmpty();
    }

    @Test
    void shouldFireWhenTheyShouldAndBeSilentWhenTheyShouldNot() throws Exception {
        Promtool.assumeInstalled();

        // When // Then
        assertThat(Promtool.complaint(List.of("test", "rules"), Deployed.in(Deployed.RULE_TESTS)))
                .isEmpty();
    }

    @Test
    void shouldHaveForEachAlertARunBookSectionALineThatNamesItAndATest() {
        // Given
        String rules = Deployed.read(Deployed.RULES.resolve("alerts.yml"));
        String runbook = Deployed.read(Deployed.RUNBOOK);
        String tests = Deployed.read(Deployed.RULE_TESTS.resolve("alerts.yml"));

        // When
        List<String> alerts =
                ALERT.matcher(rules).results().map(found -> found.group(1)).toList();

        // Then
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(8).allSatisfy(alert -> {
            assertThat(runbook).contains("\n## " + alert + "\n");
            assertThat(rules).contains("docs/runbook.md#" + alert.toLowerCase(Locale.ROOT) + "\"");
            assertThat(tests).contains("alertname: " + alert + "\n");
        });
        assertThat(runbook.lines().filter(line -> line.startsWith("## Agestream")))
                .as("sections of alerts that do not exist")
                .hasSameSizeAs(alerts);
    }

    @Test
    void shouldAskOnlyForWhatIsDocumentedOrRecorded() {
        // Given
        MetricNames known = MetricNames.known();

        // When // Then
        assertThat(Deployed.in(Deployed.RULES)).allSatisfy(file -> assertThat(
                        known.unknownIn(Deployed.read(file).replaceAll("(?m)^ *#.*$", "")))
                .isEmpty());
    }
}
