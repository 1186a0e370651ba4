package io.agestream.cli.images;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All files below a folder by name, links followed but never in a circle. Keeps the names of one folder per level. */
final class FolderSource implements ImageSource {

    private record Level(Path realPath, Iterator<Path> children) {}

    private final Path root;
    private final Deque<Level> levels = new ArrayDeque<>();

    FolderSource(Path root) throws IOException {
        this.root = root;
        enter(root);
    }

    @Override
    public @Nullable SourceFile next() throws IOException {
        Level level = levels.peek();
        while (level != null) {
            if (!level.children().hasNext()) {
                levels.pop();
            } else {
                Path child = level.children().next();
                if (Files.isDirectory(child)) {
                    enter(child);
                } else if (Files.isRegularFile(child)) {
                    return file(child);
                }
            }
            level = levels.peek();
        }
        return null;
    }

    @Override
    public void close() {
        levels.clear();
    }

    private SourceFile file(Path path) throws IOException {
        String name = EntryName.clean(root.relativize(path).toString());
        return new SourceFile(name, Files.size(path), () -> Files.newInputStream(path));
    }

    private void enter(Path folder) throws IOException {
        Path realPath = folder.toRealPath();
        if (levels.stream().anyMatch(level -> level.realPath().equals(realPath))) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> sorted = new ArrayList<>(children.toList());
            sorted.sort(null);
            levels.push(new Level(realPath, sorted.iterator()));
        } catch (AccessDeniedException e) {
            throw new IOException("The folder " + folder + " may not be read.", e);
        }
    }
}
