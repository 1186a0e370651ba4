package io.agestream.benchmarks.ingest;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many threads as cores look at headers, decode and resize, without Kafka. */
final class BareDecoding {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final ImageInspector inspector;
    private final Preprocessor preprocessor;
    private final List<byte[]> images;

    BareDecoding(ImageInspector inspector, Preprocessor preprocessor, List<byte[]> images) {
        this.inspector = inspector;
        this.preprocessor = preprocessor;
        this.images = images;
    }

    /**
     * Images per second.
     *
     * @param count how many are decoded
     */
    double rate(int count) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(CORES);
        try {
            long start = System.nanoTime();
            List<Future<?>> parts = new ArrayList<>();
            for (int thread = 0; thread < CORES; thread++) {
                int first = thread;
                parts.add(pool.submit(() -> decode(first, count)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            return count * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new CommandFailedException("An image cannot be decoded: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void decode(int first, int count) {
        for (int i = first; i < count; i += CORES) {
            byte[] image = images.get(i % images.size());
            if (inspector.inspect(image) instanceof Inspection.Passed passed) {
                preprocessor.preprocess(image, passed.header());
            } else {
                throw new IllegalArgumentException("image " + i % images.size() + " is refused by its header");
            }
        }
    }
}
