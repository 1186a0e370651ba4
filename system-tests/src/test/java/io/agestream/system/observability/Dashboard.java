package io.agestream.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One of Grafana's dashboards, as its file has it.
 *
 * @param panels without the rows' titles
 */
record Dashboard(String title, JsonNode json, List<JsonNode> panels) {

    static List<Dashboard> all() {
        return Deployed.in(Deployed.DASHBOARDS).stream()
                .map(file -> of(Json.read(Deployed.read(file).getBytes(StandardCharsets.UTF_8), JsonNode.class)))
                .toList();
    }

    private static Dashboard of(JsonNode json) {
        return new Dashboard(
                json.path("title").asText(),
                json,
                stream(json.path("panels"))
                        .filter(panel -> !panel.path("type").asText().equals("row"))
                        .toList());
    }

    /** What Grafana asks Prometheus for: of panels, annotations and variables. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        title + " / " + panel.path("title").asText() + " / "
                                + target.path("refId").asText(),
                        target.path("expr").asText(),
                        target.path("instant").asBoolean()));
            }
        }
        annotations()
                .forEach(annotation -> queries.add(new Query(
                        title + " / annotation " + annotation.path("name").asText(),
                        annotation.path("target").path("expr").asText(),
                        false)));
        variables()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .forEach(variable -> queries.add(Query.ofLabelValues(
                        title + " / variable " + variable.path("name").asText(),
                        variable.path("query").path("query").asText())));
        return queries;
    }

    /** Those that Prometheus is asked for. */
    Stream<JsonNode> annotations() {
        return stream(json.path("annotations").path("list")).filter(annotation -> !annotation.has("builtIn"));
    }

    Stream<JsonNode> variables() {
        return stream(json.path("templating").path("list"));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
