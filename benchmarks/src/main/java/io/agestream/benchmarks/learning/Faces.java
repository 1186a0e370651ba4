package io.agestream.benchmarks.learning;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.ImageSources;
import io.agestream.cli.images.SourceFile;
import io.agestream.cli.images.UtkFaceName;
import io.agestream.cli.sending.ImageSender;
import io.agestream.cli.synthetic.SyntheticSource;
import io.agestream.contract.checkpoint.Sha256;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.preprocessing.Preprocessing;
import io.agestream.ingest.preprocessing.Preprocessor;
import io.agestream.model.age.AgeGroups;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Labelled faces, drawn ones or those of a folder or archive whose file names begin with an age, in an order that has nothing
 * to do with how they are listed: by the hash of their names. Ages in no group, and what is no image, are left out.
 */
public final class Faces {

    private static final long SEED = 42;

    private final ImageInspector inspector = new ImageInspector(ImageLimits.DEFAULT);
    private final Preprocessor preprocessor = new Preprocessor();

    private Faces() {}

    /**
     * Reads them all into memory, 16 KiB each.
     *
     * @param images folder, archive or file; empty draws them
     * @param count  how many at most
     * @throws CommandFailedException if they cannot be read
     */
    public static List<Face> read(Optional<Path> images, int count) {
        try {
            if (images.isEmpty()) {
                try (ImageSource source = new SyntheticSource(SEED, count)) {
                    return new Faces().read(source, name -> true);
                }
            }
            Set<String> chosen = chosen(images.get(), count);
            try (ImageSource source = ImageSources.open(images.get())) {
                return new Faces().read(source, chosen::contains);
            }
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A listing is often sorted by age, so that its first files would be no sample of all. */
    private static Set<String> chosen(Path images, int count) throws IOException {
        List<String> names = new ArrayList<>();
        try (ImageSource source = ImageSources.open(images)) {
            for (SourceFile file = source.next(); file != null; file = source.next()) {
                if (age(file).isPresent()) {
                    names.add(file.name());
                }
            }
        }
        return names.stream()
                .sorted(Comparator.comparing(Faces::hash))
                .limit(count)
                .collect(Collectors.toSet());
    }

    private List<Face> read(ImageSource source, Predicate<String> chosen) throws IOException {
        List<Face> faces = new ArrayList<>();
        for (SourceFile file = source.next(); file != null; file = source.next()) {
            OptionalInt age = age(file);
            String name = file.name();
            if (age.isPresent() && chosen.test(name)) {
                Optional<byte[]> tensor = tensor(file.read(ImageSender.MAX_IMAGE_BYTES));
                tensor.ifPresent(bytes -> faces.add(new Face(name, bytes, age.getAsInt())));
            }
        }
        faces.sort(Comparator.comparing(face -> hash(face.id())));
        return faces;
    }

    private Optional<byte[]> tensor(byte[] image) {
        return inspector.inspect(image) instanceof Inspection.Passed passed
                        && preprocessor.preprocess(image, passed.header()) instanceof Preprocessing.Tensor tensor
                ? Optional.of(tensor.bytes())
                : Optional.empty();
    }

    private static OptionalInt age(SourceFile file) {
        OptionalInt age = UtkFaceName.age(file.fileName());
        return age.isPresent() && AgeGroups.DEFAULT.groupOf(age.getAsInt()).isPresent() ? age : OptionalInt.empty();
    }

    private static String hash(String name) {
        return Sha256.hex(name.getBytes(StandardCharsets.UTF_8));
    }
}
