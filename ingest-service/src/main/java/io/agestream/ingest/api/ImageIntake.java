package io.agestream.ingest.api;

import io.agestream.contract.record.AgeLabel;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.Inspection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Takes an image that came over HTTP: refuses at once what could only become a dead letter, sends the rest to Kafka. */
public final class ImageIntake {

    private final ImageInspector inspector;
    private final ImageSender sender;
    private final Supplier<UUID> ids;

    /** @param ids draws an id for an image that came without one */
    public ImageIntake(ImageInspector inspector, ImageSender sender, Supplier<UUID> ids) {
        this.inspector = inspector;
        this.sender = sender;
        this.ids = ids;
    }

    /** May block while Kafka's metadata are fetched, so not for an I/O thread; completes when Kafka has acknowledged. */
    CompletionStage<IntakeResult> take(byte[] image, Optional<String> id, Optional<String> age) {
        if (id.filter(String::isBlank).isPresent()) {
            return refused(400, "the id is blank: leave it out to be given one");
        }
        Optional<AgeLabel> label = age.map(AgeLabel::parse);
        if (label.isPresent() && label.get() instanceof AgeLabel.Invalid invalid) {
            return refused(400, invalid.reason());
        }
        if (inspector.inspect(image) instanceof Inspection.Refused refused) {
            return refused(statusOf(refused.cause()), reasonOf(refused));
        }
        return sender.send(id.orElseGet(() -> ids.get().toString()), image, age);
    }

    private static int statusOf(Inspection.Cause cause) {
        return switch (cause) {
            case EMPTY, DAMAGED_HEADER -> 400;
            case TOO_MANY_BYTES, TOO_MANY_PIXELS -> 413;
            case UNKNOWN_FORMAT -> 415;
        };
    }

    private static String reasonOf(Inspection.Refused refused) {
        return refused.cause() == Inspection.Cause.EMPTY
                ? "the request is empty: send an image as its body, or as the file part \"image\" of a form"
                : refused.reason();
    }

    private static CompletionStage<IntakeResult> refused(int status, String error) {
        return CompletableFuture.completedFuture(new IntakeResult.Refused(status, error));
    }
}
