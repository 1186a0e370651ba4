package io.agestream.system.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many arrays of the native engines a Java process can still reach. An array is attached to a manager until it is
 * closed, so that one which is forgotten stays reachable and is counted here.
 *
 * <p>A look is a full collection of that process's garbage: it takes a part of a second, and floating garbage hides
 * nothing.
 */
final class NativeArrays {

    private static final Set<String> CLASSES = Set.of(
            "ai.djl.pytorch.engine.PtNDArray", "ai.djl.onnxruntime.engine.OrtNDArray", "ai.onnxruntime.OnnxTensor");

    /** {@code 12: 1034 99264 ai.djl.pytorch.engine.PtNDArray (ai.djl…@0.36.0)}: rank, count, bytes, class, module. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private NativeArrays() {}

    /** @throws UncheckedIOException if the process has ended or is no Java process */
    static long reachable(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            // Not a pipe: since Java 25 a process stands still while it writes its histogram, so that one which looks
            // at itself
            // would wait for what nobody reads.
            Path histogram = Files.createTempFile("agestream-histogram-", ".txt");
            try {
                Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .redirectOutput(histogram.toFile())
                        .start();
                int code = process.waitFor();
                String text = Files.readString(histogram);
                if (code != 0) {
                    throw new IOException(text.lines().findFirst().orElse("jcmd failed"));
                }
                return count(text);
            } finally {
                Files.delete(histogram);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The arrays of process " + pid + " cannot be counted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static long count(String histogram) {
        return Arrays.stream(histogram.split("\\R"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> CLASSES.contains(line.group(2)))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
