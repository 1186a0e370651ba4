package io.agestream.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardFilesTest {

    private static final int COLUMNS = 24;
    private static final Pattern DOCUMENTED_IN = Pattern.compile("docs/metrics\\.md#([a-z-]+)");

    @Test
    void shouldBeFourWithNamesOfTheirOwn() {
        // When
        List<Dashboard> dashboards = Dashboard.all();

        // Then
        assertThat(dashboards)
                .extracting(Dashboard::title)
                .containsExactlyInAnyOrder(
                        "agestream: Overview", "agestream: Training", "agestream: Model quality", "agestream: Runtime");
        assertThat(dashboards)
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.agestream.system.observability.Dashboard#all")
    void shouldHavePanelsBesideAndBelowEachOtherButNotOnEachOther(Dashboard dashboard) {
        List<String> taken = new ArrayList<>();
        for (JsonNode panel : dashboard.json().path("panels")) {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).as("right end of %s", panel.path("title")).isBetween(1, COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    taken.add(x + "," + (place.path("y").asInt() + y));
                }
            }
        }
        assertThat(taken).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Dashboard.stream(dashboard.json().path("panels"))
                        .map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.agestream.system.observability.Dashboard#all")
    void shouldSayOfEachPanelWhatItShowsInWhichUnitWhatIsWellAndWhereItsMetricsAreExplained(Dashboard dashboard) {
        List<String> sections = sectionsOf(Deployed.read(Deployed.METRICS));
        for (JsonNode panel : dashboard.panels()) {
            String title = panel.path("title").asText();
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            assertThat(defaults.path("unit").asText()).as("unit of %s", title).isNotEmpty();
            assertThat(defaults.path("thresholds").path("steps"))
                    .as("thresholds of %s", title)
                    .isNotEmpty();
            Matcher link = DOCUMENTED_IN.matcher(panel.path("description").asText());
            assertThat(link.find()).as("description of %s", title).isTrue();
            assertThat(link.start())
                    .as("length of the description of %s", title)
                    .isGreaterThan(30);
            do {
                assertThat(sections).as("sections of docs/metrics.md").contains(link.group(1));
            } while (link.find());
        }
    }

    @ParameterizedTest
    @MethodSource("io.agestream.system.observability.Dashboard#all")
    void shouldAskOnlyForWhatIsDocumentedOrRecorded(Dashboard dashboard) {
        // Given
        MetricNames known = MetricNames.known();

        // When // Then
        for (Query query : dashboard.queries()) {
            assertThat(known.unknownIn(query.expr())).as(query.place()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.agestream.system.observability.Dashboard#all")
    void shouldHaveNoVariableThatChangesNothing(Dashboard dashboard) {
        // Given
        String json = dashboard.json().toString();

        // When
        List<String> variables = dashboard
                .variables()
                .map(variable -> variable.path("name").asText())
                .toList();

        // Then
        assertThat(variables).contains("datasource", "instance");
        assertThat(variables)
                .allSatisfy(name -> assertThat(json).containsAnyOf("=~\\\"$" + name + "\\\"", "${" + name + "}"));
    }

    /** As GitHub makes anchors of headings. */
    private static List<String> sectionsOf(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
