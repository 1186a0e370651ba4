package io.agestream.predict.loading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agestream.model.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /models} answers.
 *
 * @param alias   the followed alias and the version it stands for
 * @param live    the model that scores; null before the first one
 * @param known   every version with a manifest, newest first
 * @param refused the last refusals, newest first
 * @param swaps   the last swaps since this instance started, newest first
 */
public record ModelsReport(
        Alias alias,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Live live,
        List<Known> known,
        List<Refusal> refused,
        List<Swap> swaps) {

    public ModelsReport {
        known = List.copyOf(known);
        refused = List.copyOf(refused);
        swaps = List.copyOf(swaps);
    }

    /** @param version null if the alias stands for none */
    public record Alias(String name, @Nullable String version) {}

    /**
     * The model that scores.
     *
     * @param engine             what it computes with, {@code pytorch} or {@code onnxruntime}
     * @param sha256             of its weights
     * @param since              when it took over
     * @param validationAccuracy share in the right group, 0 to 1; null if there was no validation fold
     */
    public record Live(
            String name,
            String version,
            String network,
            String engine,
            String sha256,
            Instant since,
            int epoch,
            @Nullable Double validationAccuracy) {

        static Live of(Manifest manifest, String engine, Instant since) {
            return new Live(
                    manifest.name(),
                    manifest.version(),
                    manifest.network().name(),
                    engine,
                    manifest.weights().sha256(),
                    since,
                    manifest.epoch().epoch(),
                    manifest.epoch().validationAccuracy());
        }
    }

    /** A version with a manifest; all but version and status are null if that cannot be read. */
    public record Known(
            String version,
            @Nullable Instant created,
            @Nullable String network,
            @Nullable Integer epoch,
            @Nullable Double validationAccuracy,
            String status) {}

    /** @param reason the end of a sentence that begins with the version */
    public record Refusal(String version, String reason, Instant time) {}

    /** @param time when it took over */
    public record Swap(String version, Instant time) {}
}
