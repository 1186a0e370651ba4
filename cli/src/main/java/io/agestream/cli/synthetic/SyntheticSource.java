package io.agestream.cli.synthetic;

import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.SourceFile;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** Drawn faces as a source of images, each drawn when it is asked for. */
public final class SyntheticSource implements ImageSource {

    private final FaceGenerator generator;
    private final int count;
    private int next;

    /** @param count number of faces */
    public SyntheticSource(long seed, int count) {
        this.generator = new FaceGenerator(seed);
        this.count = count;
    }

    @Override
    public @Nullable SourceFile next() {
        if (next >= count) {
            return null;
        }
        FaceGenerator.Face face = generator.face(next++);
        return new SourceFile(face.name(), face.jpeg().length, () -> new ByteArrayInputStream(face.jpeg()));
    }

    @Override
    public void close() {
        next = count;
    }
}
