package io.agestream.predict.api;

import io.agestream.predict.wiring.ConsoleConfig;
import io.agestream.predict.wiring.ConsoleWiring;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** What the console page asks for; the page itself is a file. */
@Path("/console")
public class ConsoleResource {

    /** A page that cannot keep up is cut off after so many events, and asks anew by itself. */
    private static final int EVENTS_WAITING = 1024;

    private final ConsoleWiring console;
    private final ConsoleConfig config;

    ConsoleResource(ConsoleWiring console, ConsoleConfig config) {
        this.console = console;
        this.config = config;
    }

    /** {@code GET /console/settings}: where pictures go; without {@code ingestUrl} it is port 8081 of the page's host. */
    @GET
    @Path("/settings")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> settings() {
        return config.ingestUrl()
                .map(URI::toString)
                .map(url -> Map.of("ingestUrl", url))
                .orElse(Map.of());
    }

    /**
     * {@code GET /console/events?mine=console-…}: server-sent events until the page is closed.
     *
     * @param mine how the ids of this page's pictures begin
     */
    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@RestQuery String mine, @Context Sse sse) {
        if (mine == null || !mine.matches("console-[A-Za-z0-9-]{8,64}")) {
            throw new BadRequestException("mine must be console- and 8 to 64 letters, digits and hyphens");
        }
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        viewer -> viewer.onTermination(console.open(
                                mine,
                                event -> viewer.emit(sse.newEventBuilder()
                                        .name(event.name())
                                        .data(event.json())
                                        .build()))),
                        EVENTS_WAITING);
    }
}
