package io.agestream.train.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agestream.contract.json.Json;
import io.agestream.model.manifest.EpochReport;
import io.agestream.train.progress.Progress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** {@code GET /training}: where the run stands. */
@Path("/training")
public class TrainingResource {

    private final Progress progress;

    TrainingResource(Progress progress) {
        this.progress = progress;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String training() {
        ObjectMapper mapper = Json.mapper();
        Progress.Status status = progress.status();
        ObjectNode json = mapper.valueToTree(status);
        json.put("state", status.state().name().toLowerCase(Locale.ROOT));
        EpochReport last = status.lastEpoch();
        if (last != null) {
            json.withObject("/lastEpoch").put("line", last.line());
        }
        json.set("history", mapper.valueToTree(progress.history()));
        return json.toString();
    }
}
