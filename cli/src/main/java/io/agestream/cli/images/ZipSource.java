package io.agestream.cli.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of a zip archive in the order they stand in it. Links are passed over. */
final class ZipSource implements ImageSource {

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;

    ZipSource(Path archive) throws IOException {
        try {
            this.zip = ZipFile.builder().setPath(archive).get();
        } catch (IOException e) {
            throw new IOException(
                    "The archive " + archive + " is damaged or no zip archive: " + e.getMessage() + ".", e);
        }
        this.entries = zip.getEntriesInPhysicalOrder();
    }

    @Override
    public @Nullable SourceFile next() {
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !entry.isUnixSymlink()) {
                return new SourceFile(
                        EntryName.clean(entry.getName()), entry.getSize(), () -> zip.getInputStream(entry));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
