package io.agestream.predict.api;

import io.agestream.contract.json.Json;
import io.agestream.predict.wiring.PredictService;
import io.agestream.predict.wiring.PredictWiring;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /models}: what is live, known and refused; {@code GET /models/VERSION}: a version's manifest. */
@Path("/models")
public class ModelsResource {

    private final PredictWiring wiring;

    ModelsResource(PredictWiring wiring) {
        this.wiring = wiring;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String models() {
        return new String(Json.write(service().models()), StandardCharsets.UTF_8);
    }

    @GET
    @Path("/{version}")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] manifest(@RestPath String version) {
        return service().manifest(version).orElseThrow(() -> new NotFoundException("No version " + version));
    }

    private PredictService service() {
        return wiring.service().orElseThrow(() -> new ServiceUnavailableException("The service is starting"));
    }
}
