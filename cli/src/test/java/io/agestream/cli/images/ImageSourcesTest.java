package io.agestream.cli.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourcesTest {

    private static final List<String> NASTY = List.of(
            "../../etc/passwd",
            "/abs/34_0.jpg",
            "./a/./b.jpg",
            "win\\dir\\5_1.jpg",
            "new\nline\u001B[31m.jpg",
            "ünïcode/人.jpg",
            "empty name//x.jpg");
    private static final List<String> CLEAN = List.of(
            "etc/passwd",
            "abs/34_0.jpg",
            "a/b.jpg",
            "win/dir/5_1.jpg",
            "new_line_[31m.jpg",
            "ünïcode/人.jpg",
            "empty name/x.jpg");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldGiveFilesByPathWhenItIsAFolder() throws IOException {
        // Given
        for (String name : List.of("b.jpg", "a/z.jpg", "a/y/1.jpg", "c.txt")) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        Files.createSymbolicLink(directory.resolve("a/y/circle"), directory);

        // When
        List<String> read = readAll(directory);

        // Then
        assertThat(read).containsExactly("a/y/1.jpg=a/y/1.jpg", "a/z.jpg=a/z.jpg", "b.jpg=b.jpg", "c.txt=c.txt");
    }

    @Test
    void shouldGiveEntriesWithCleanNamesWhenItIsATar() throws IOException {
        // Given
        Path tar = directory.resolve("faces.tar");
        writeTar(Files.newOutputStream(tar));

        // When
        List<String> read = readAll(tar);

        // Then
        assertThat(read).containsExactlyElementsOf(withContent());
    }

    @Test
    void shouldGiveEntriesWithCleanNamesWhenItIsATarGz() throws IOException {
        // Given
        Path tar = directory.resolve("faces.TGZ");
        writeTar(new GZIPOutputStream(Files.newOutputStream(tar)));

        // When
        List<String> read = readAll(tar);

        // Then
        assertThat(read).containsExactlyElementsOf(withContent());
    }

    @Test
    void shouldGiveEntriesWithCleanNamesWhenItIsAZip() throws IOException {
        // Given
        Path file = directory.resolve("faces.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("folder/"));
            for (int i = 0; i < NASTY.size(); i++) {
                zip.putNextEntry(new ZipEntry(NASTY.get(i)));
                zip.write(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
            }
        }

        // When
        List<String> read = readAll(file);

        // Then
        assertThat(read).containsExactlyElementsOf(withContent());
    }

    @Test
    void shouldCountFilesAndAgesWithoutReadingWhenSurveyed() throws IOException {
        // Given
        Path tar = directory.resolve("faces.tar");
        writeTar(Files.newOutputStream(tar));

        // When
        ImageSources.Survey survey = ImageSources.survey(tar, Long.MAX_VALUE);

        // Then
        assertThat(survey).isEqualTo(new ImageSources.Survey(7, 7, 2));
        assertThat(ImageSources.survey(tar, 3).files()).isEqualTo(3);
    }

    @Test
    void shouldReadNoMoreThanOneByteOverTheLimitWhenAFileIsLarge() throws IOException {
        // Given
        Path file = Files.write(directory.resolve("large"), new byte[1000]);

        try (ImageSource source = ImageSources.open(file)) {
            SourceFile next = source.next();

            // When
            byte[] read = next == null ? new byte[0] : next.read(10);

            // Then
            assertThat(read).hasSize(11);
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void shouldSayInASentenceWhenAPathCannotBeUsed() throws IOException {
        // Given
        Path absent = directory.resolve("absent");
        Path noZip = Files.writeString(directory.resolve("no.zip"), "this is no archive");
        Path noGzip = Files.writeString(directory.resolve("no.tar.gz"), "this is no archive");

        // When // Then
        assertThatThrownBy(() -> ImageSources.open(absent)).hasMessage("There is no file or folder %s.", absent);
        assertThatThrownBy(() -> readAll(noZip))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The archive " + noZip + " is damaged or no zip archive: ");
        assertThatThrownBy(() -> readAll(noGzip))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The archive " + noGzip + " is damaged or no tar archive: ");
    }

    @Test
    void shouldGiveWhatCameBeforeWhenAnArchiveIsCutOff() throws IOException {
        // Given
        Path tar = directory.resolve("faces.tar");
        writeTar(Files.newOutputStream(tar));
        byte[] half = Files.readAllBytes(tar);
        Files.write(tar, Arrays.copyOf(half, 512 * 4));
        List<String> names = new ArrayList<>();

        // When // Then
        assertThatThrownBy(() -> {
                    try (ImageSource source = ImageSources.open(tar)) {
                        for (SourceFile file = source.next(); file != null; file = source.next()) {
                            names.add(file.name());
                        }
                    }
                })
                .hasMessageStartingWith("The archive " + tar + " is damaged");
        assertThat(names).isNotEmpty().isSubsetOf(CLEAN);
    }

    private static void writeTar(OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            TarArchiveEntry link = new TarArchiveEntry("link.jpg", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            for (int i = 0; i < NASTY.size(); i++) {
                TarArchiveEntry entry = new TarArchiveEntry(NASTY.get(i), true);
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
                tar.closeArchiveEntry();
            }
        }
    }

    private static List<String> withContent() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < CLEAN.size(); i++) {
            expected.add(CLEAN.get(i) + "=" + i);
        }
        return expected;
    }

    private static List<String> readAll(Path path) throws IOException {
        List<String> read = new ArrayList<>();
        try (ImageSource source = ImageSources.open(path)) {
            for (SourceFile file = source.next(); file != null; file = source.next()) {
                read.add(file.name() + "=" + new String(file.read(100), StandardCharsets.UTF_8));
            }
        }
        return read;
    }
}
