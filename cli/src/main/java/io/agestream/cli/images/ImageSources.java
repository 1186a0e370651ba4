package io.agestream.cli.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens what a user gives as PATH. */
public final class ImageSources {

    private ImageSources() {}

    /**
     * Opens a folder, a .tar, .tar.gz, .tgz or .zip archive, or a single file.
     *
     * @throws IOException if it does not exist or is damaged; the message is fit for a user
     */
    public static ImageSource open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("There is no file or folder " + path + ".");
        }
        if (!Files.isReadable(path)) {
            throw new IOException("The file or folder " + path + " may not be read.");
        }
        if (Files.isDirectory(path)) {
            return new FolderSource(path);
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".tar")) {
            return new TarSource(path, false);
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return new TarSource(path, true);
        }
        return name.endsWith(".zip") ? new ZipSource(path) : new SingleFileSource(path);
    }

    /** Whether a path stands for one file of which an id can be given. */
    public static boolean isSingleFile(Path path) throws IOException {
        try (ImageSource source = open(path)) {
            return source instanceof SingleFileSource;
        }
    }

    /**
     * Counts the files of a source without reading their content.
     *
     * @param limit files counted at most
     */
    public static Survey survey(Path path, long limit) throws IOException {
        long files = 0;
        long bytes = 0;
        long aged = 0;
        try (ImageSource source = open(path)) {
            for (SourceFile file = source.next(); file != null && files < limit; file = source.next()) {
                files++;
                bytes += Math.max(0, file.size());
                aged += UtkFaceName.age(file.fileName()).isPresent() ? 1 : 0;
            }
        }
        return new Survey(files, bytes, aged);
    }

    /**
     * What a source holds.
     *
     * @param files number of files, images or not
     * @param bytes of all of them
     * @param aged  number of files whose name begins with an age
     */
    public record Survey(long files, long bytes, long aged) {}
}
