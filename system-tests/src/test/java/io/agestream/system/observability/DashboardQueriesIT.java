package io.agestream.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** The quickstart with its printed scrape configuration, drawn faces, damaged ones among them, swaps, and a refused checkpoint. */
class DashboardQueriesIT {

    private static final Path FOLDER = Path.of("target", "observability");
    private static final double IMAGES_PER_SECOND = 20;

    @Test
    void shouldAnswerEveryPanelRuleAnnotationAndVariableWithNumbersWhenPrometheusScrapesTheQuickstart()
            throws Exception {
        Promtool.assumeInstalled();
        // Given
        try (QuickstartProcess quickstart = QuickstartProcess.start(
                        FOLDER,
                        // Enough steps for the norm of the gradients, which is taken with every 50th.
                        Map.of("AGESTREAM_TRAIN_BATCH_SIZE", "16"),
                        "--count",
                        "300",
                        "--epochs",
                        "4");
                Prometheus prometheus =
                        Prometheus.start(scrapedEverySecond(quickstart.awaitScrapeConfiguration()), FOLDER)) {
            quickstart.awaitOutput("Everything goes on running");
            try (Pipeline pipeline = new Pipeline(
                            "observability", new Brokers(quickstart.bootstrapServers(), () -> {}), Map.of());
                    CheckpointPublisher publisher =
                            new CheckpointPublisher(quickstart.bootstrapServers(), pipeline.topics);
                    Flow flow = new Flow(pipeline.newProducer(), Images.of(pipeline, 5)::labelled)) {
                flow.start(IMAGES_PER_SECOND);
                publisher.publishManifest("no-manifest", "{}".getBytes(StandardCharsets.UTF_8));

                // When
                Map<String, String> complaints = complaintsThatStay(prometheus, queries(prometheus));

                // Then
                assertThat(complaints).isEmpty();
                assertThat(unhealthyRules(prometheus)).isEmpty();
            }
        }
    }

    /** The file as it is printed, but for the interval: the test waits less. */
    private static Path scrapedEverySecond(Path printed) throws Exception {
        Path faster = FOLDER.resolve("prometheus.yml").toAbsolutePath();
        Files.writeString(faster, Files.readString(printed).replace("_interval: 5s", "_interval: 1s"));
        return faster;
    }

    private static List<Query> queries(Prometheus prometheus) {
        List<Query> queries = new ArrayList<>();
        Dashboard.all().forEach(dashboard -> queries.addAll(dashboard.queries()));
        rules(prometheus, "recording")
                .forEach(rule -> queries.add(new Query(
                        "rule " + rule.path("name").asText(), rule.path("name").asText(), false)));
        assertThat(queries).hasSizeGreaterThan(90);
        return queries;
    }

    /** Asks until all answer as they should, or for so long that they never will. */
    private static Map<String, String> complaintsThatStay(Prometheus prometheus, List<Query> queries) {
        Map<String, String> complaints = new TreeMap<>();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        complaints.clear();
                        for (Query query : queries) {
                            String complaint = prometheus.complaintAbout(query);
                            if (!complaint.isEmpty()) {
                                complaints.put(query.place(), complaint);
                            }
                        }
                        return complaints.isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            return complaints; // says more than the exception
        }
        return complaints;
    }

    private static List<String> unhealthyRules(Prometheus prometheus) {
        List<String> unhealthy = new ArrayList<>();
        for (String type : List.of("recording", "alerting")) {
            List<JsonNode> rules = rules(prometheus, type);
            assertThat(rules).isNotEmpty();
            rules.stream()
                    .filter(rule -> !rule.path("health").asText().equals("ok"))
                    .forEach(rule -> unhealthy.add(rule.path("name") + ": " + rule.path("lastError")));
        }
        return unhealthy;
    }

    private static List<JsonNode> rules(Prometheus prometheus, String type) {
        return Dashboard.stream(prometheus.rules())
                .flatMap(group -> Dashboard.stream(group.path("rules")))
                .filter(rule -> rule.path("type").asText().equals(type))
                .toList();
    }
}
