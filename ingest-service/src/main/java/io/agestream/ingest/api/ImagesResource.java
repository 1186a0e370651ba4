package io.agestream.ingest.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * {@code POST /images}: an image as the body, or as a part of a form. The bytes say what format it is, not the content
 * type, since {@code curl --data-binary} sends a wrong one. On a worker thread, for a send may wait for metadata; the
 * thread is free again while Kafka acknowledges.
 */
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ImagesResource {

    private final ServiceState service;

    ImagesResource(ServiceState service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Response> body(
            byte[] image, @RestQuery Optional<String> id, @RestQuery Optional<String> age) {
        return take(image, id, age);
    }

    /** The part called {@code image}, or else the first file; the fields win over the query. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public CompletionStage<Response> form(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @RestForm("id") Optional<String> idField,
            @RestForm("age") Optional<String> ageField,
            @RestQuery Optional<String> id,
            @RestQuery Optional<String> age)
            throws IOException {
        Optional<FileUpload> file = files.stream().min(Comparator.comparing(upload -> !"image".equals(upload.name())));
        byte[] image = file.isPresent() ? Files.readAllBytes(file.get().uploadedFile()) : new byte[0];
        return take(image, idField.or(() -> id), ageField.or(() -> age));
    }

    private CompletionStage<Response> take(byte[] image, Optional<String> id, Optional<String> age) {
        return service.intake()
                .map(intake -> intake.take(image, id, age))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new IntakeResult.Refused(503, "the service is starting and waits for Kafka")))
                .thenApply(ImagesResource::response);
    }

    private static Response response(IntakeResult result) {
        if (result instanceof IntakeResult.Refused refused) {
            return Response.status(refused.status())
                    .entity(Map.of("error", refused.error()))
                    .build();
        }
        return Response.accepted(Map.of("id", ((IntakeResult.Taken) result).id()))
                .build();
    }
}
