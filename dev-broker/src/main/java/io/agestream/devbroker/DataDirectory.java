package io.agestream.devbroker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster keeps its data: the id of the cluster, and a formatted log directory per node.
 *
 * @param path      of the directory, shared by all nodes of a cluster
 * @param temporary whether it goes when the broker does
 */
record DataDirectory(Path path, boolean temporary) {

    /** A broker needs about 30 MB for its own topics; with less than this it would fail in the middle of something. */
    static final long MIN_FREE_BYTES = 256L << 20;

    private static final String CLUSTER_ID = "cluster.id";

    /** Opens or creates it. */
    static DataDirectory open(BrokerOptions options) {
        try {
            DataDirectory directory = options.data().isEmpty()
                    ? new DataDirectory(Files.createTempDirectory("agestream-broker-"), true)
                    : new DataDirectory(
                            Files.createDirectories(options.data().get().toAbsolutePath()), false);
            directory.requireUsable(MIN_FREE_BYTES);
            return directory;
        } catch (IOException e) {
            throw new BrokerStartException(
                    "The data directory " + options.data().map(Path::toString).orElse("for temporary files")
                            + " cannot be created: " + reason(e) + ".",
                    e);
        }
    }

    void requireUsable(long freeBytes) throws IOException {
        if (!Files.isWritable(path)) {
            throw new BrokerStartException("The data directory " + path + " is not writable: choose another.");
        }
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < freeBytes) {
            throw new BrokerStartException("There are only " + (free >> 20) + " MiB free for the data directory " + path
                    + ", but the broker needs at least " + (freeBytes >> 20) + " MiB: free some, or choose another.");
        }
    }

    Path logDirectory(int nodeId) {
        return path.resolve("node-" + nodeId);
    }

    /** The id of the cluster that this directory belongs to, made at the first call. */
    String clusterId() {
        Path file = path.resolve(CLUSTER_ID);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String id = Uuid.randomUuid().toString();
            Files.writeString(file, id);
            return id;
        } catch (IOException e) {
            throw new BrokerStartException("The file " + file + " cannot be used: " + reason(e) + ".", e);
        }
    }

    /**
     * Keeps other brokers out of a node's logs. Kafka has a lock of its own, but takes it only after its controller has
     * begun to write.
     */
    FileLock lock(int nodeId) {
        Path file = path.resolve("node-" + nodeId + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException inThisProcess) {
                channel.close();
                throw taken(inThisProcess);
            }
            channel.close();
            throw taken(null);
        } catch (IOException e) {
            throw new BrokerStartException("The file " + file + " cannot be used: " + reason(e) + ".", e);
        }
    }

    static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("A data directory could not be unlocked", e);
        }
    }

    private BrokerStartException taken(@Nullable Throwable cause) {
        return new BrokerStartException(
                "Another broker runs in the data directory " + path + ": end it, or choose another.", cause);
    }

    /** Formats the log directory of a node, unless it is. */
    void format(Properties server, int nodeId) {
        Path log = logDirectory(nodeId);
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        Path config = path.resolve("server-" + nodeId + ".properties");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Writer writer = Files.newBufferedWriter(config);
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Files.createDirectories(log);
            server.store(writer, null);
            int code = StorageTool.execute(
                    new String[] {"format", "--cluster-id", clusterId(), "--config", config.toString()}, out);
            if (code != 0) {
                throw new BrokerStartException("The data directory " + log + " could not be formatted: "
                        + said.toString(StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            throw new BrokerStartException("The data directory " + log + " cannot be written: " + reason(e) + ".", e);
        }
    }

    void deleteIfTemporary() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary directory " + path + " could not be deleted", e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file of this name is in the way";
        }
        if (e instanceof NoSuchFileException) {
            return "its parent does not exist";
        }
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return message == null ? kind : kind + " " + message;
    }
}
