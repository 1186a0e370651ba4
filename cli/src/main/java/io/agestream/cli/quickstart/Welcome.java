package io.agestream.cli.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the quickstart says of itself: what it is about to do, and where everything is. */
final class Welcome {

    private Welcome() {}

    static List<String> plan(QuickstartOptions options, long images, Workspace workspace) {
        List<String> lines = new ArrayList<>();
        lines.add(options.images()
                .map(path -> String.format(Locale.ROOT, "%,d files of %s", images, path))
                .orElseGet(() -> String.format(
                        Locale.ROOT, "%,d synthetic faces: drawn by a program, they show nobody", images)));
        lines.add(String.format(
                Locale.ROOT,
                "%d %s of the network \"%s\"",
                options.epochs(),
                options.epochs() == 1 ? "epoch" : "epochs",
                options.network()));
        lines.add("data and logs in " + workspace.path() + (workspace.temporary() ? ", deleted at the end" : ", kept"));
        return lines;
    }

    static List<String> addresses(QuickstartOptions options, Workspace workspace) {
        ServicePorts ports = options.ports();
        String server = ports.broker() == 9092 ? "" : " --bootstrap-server " + ports.bootstrapServer();
        return List.of(
                "",
                "  console      http://localhost:" + ports.predict() + "/    drop a picture, watch the rest",
                "  Kafka        " + ports.bootstrapServer(),
                "  send images  ./agestream send" + server + " PATH",
                "               curl --data-binary @face.jpg -H 'Content-Type: image/jpeg' http://localhost:"
                        + ports.ingest() + "/images",
                "  predictions  ./agestream predictions" + server + " --follow",
                "  training     http://localhost:" + ports.train() + "/training",
                "  models       http://localhost:" + ports.predict() + "/models    ./agestream models" + server,
                "  health       http://localhost:" + ports.ingest() + "/q/health   also :" + ports.train() + " and :"
                        + ports.predict(),
                "  Prometheus   prometheus --config.file=" + ScrapeConfiguration.file(workspace)
                        + "    dashboards: deploy/README.md",
                "  logs         " + workspace.logs() + "/{broker,ingest,train,predict}.log",
                "");
    }
}
