package io.agestream.evaluation.examples;

import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.ImageSources;
import io.agestream.cli.images.SourceFile;
import io.agestream.cli.images.UtkFaceName;
import io.agestream.contract.record.AgeLabel;
import io.agestream.evaluation.examples.Found.LeftOut;
import io.agestream.evaluation.examples.Found.Reason;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.preprocessing.Preprocessing;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Images in folders and archives whose names begin with the age, made tensors exactly as ingest makes them. */
public final class ImageExamples implements ExampleSource {

    private static final ImageLimits LIMITS = ImageLimits.DEFAULT;

    private final List<Path> paths;
    private final Deque<Path> left;
    private final ImageInspector inspector = new ImageInspector(LIMITS);
    private final Preprocessor preprocessor = new Preprocessor();
    private @Nullable ImageSource open;
    private @Nullable Path current;

    /**
     * Opens the first and looks whether the others can be opened.
     *
     * @param paths folders, archives and images, one at least
     * @throws IOException if one of them does not exist or is damaged; the message is fit for a user
     */
    public ImageExamples(List<Path> paths) throws IOException {
        for (Path path : paths) {
            ImageSources.open(path).close();
        }
        this.paths = List.copyOf(paths);
        this.left = new ArrayDeque<>(paths);
    }

    @Override
    public @Nullable Candidate next() throws IOException {
        while (true) {
            if (open == null) {
                current = left.poll();
                if (current == null) {
                    return null;
                }
                open = ImageSources.open(current);
            }
            SourceFile file = open.next();
            if (file != null) {
                return candidate(file);
            }
            open.close();
            open = null;
        }
    }

    /** The content is read at once, since the next file takes its place. */
    private Candidate candidate(SourceFile file) {
        String id = paths.size() == 1 ? file.name() : current + "/" + file.name();
        try {
            byte[] bytes = file.read((int) LIMITS.maxBytes());
            return () -> understand(id, file.fileName(), bytes);
        } catch (IOException e) {
            return () -> new LeftOut(id, Reason.UNREADABLE);
        }
    }

    private Found understand(String id, String fileName, byte[] bytes) {
        Inspection inspection = inspector.inspect(bytes);
        if (!(inspection instanceof Inspection.Passed passed)) {
            Inspection.Cause cause = ((Inspection.Refused) inspection).cause();
            boolean isImage = cause != Inspection.Cause.UNKNOWN_FORMAT && cause != Inspection.Cause.EMPTY;
            return new LeftOut(id, isImage ? Reason.UNUSABLE : Reason.NO_IMAGE);
        }
        OptionalInt years = UtkFaceName.age(fileName);
        if (years.isEmpty()) {
            return new LeftOut(id, Reason.NO_AGE);
        }
        if (years.getAsInt() > AgeLabel.MAX_YEARS) {
            return new LeftOut(id, Reason.IMPOSSIBLE_AGE);
        }
        return preprocessor.preprocess(bytes, passed.header()) instanceof Preprocessing.Tensor tensor
                ? new Found.Example(id, years.getAsInt(), tensor.bytes())
                : new LeftOut(id, Reason.UNUSABLE);
    }

    @Override
    public String description() {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
