package io.agestream.cli.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.jspecify.annotations.Nullable;

/** The files of a tar archive in its order. Links, devices and the like are passed over. */
final class TarSource implements ImageSource {

    private final Path archive;
    private final TarArchiveInputStream tar;

    TarSource(Path archive, boolean gzip) throws IOException {
        this.archive = archive;
        InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        try {
            InputStream plain = gzip
                    ? GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get()
                    : in;
            this.tar = new TarArchiveInputStream(plain, "UTF-8");
        } catch (IOException e) {
            in.close();
            throw damaged(e);
        }
    }

    @Override
    public @Nullable SourceFile next() throws IOException {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && !isPlainFile(entry)) {
                entry = tar.getNextEntry();
            }
            return entry == null
                    ? null
                    : new SourceFile(
                            EntryName.clean(entry.getName()), entry.getSize(), () -> CloseShieldInputStream.wrap(tar));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** What the library calls a file may also be a link. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isSymbolicLink()
                && !entry.isLink()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice()
                && !entry.isFIFO();
    }

    private IOException damaged(Exception e) {
        return new IOException("The archive " + archive + " is damaged or no tar archive: " + e.getMessage() + ".", e);
    }
}
