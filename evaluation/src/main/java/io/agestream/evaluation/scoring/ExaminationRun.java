package io.agestream.evaluation.scoring;

import io.agestream.evaluation.examples.ExampleSource;
import io.agestream.evaluation.examples.ExampleSource.Candidate;
import io.agestream.model.network.MirroredScorer;
import io.agestream.model.network.Scorer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Scores a source on all cores. The calling thread reads; as many threads as workers decode and score what was read,
 * each with a worker that no other has meanwhile. What is read ahead is bounded.
 */
public final class ExaminationRun {

    private static final int BATCH = 32;
    private static final int BATCHES_AHEAD = 4; // per worker

    private final CheckpointNetwork network;
    private final FoldChoice fold;
    private final boolean mirrored;
    private final int threads;

    /**
     * For any number of sources.
     *
     * @param network  used, not taken over
     * @param mirrored whether the mirror image of each counts, too
     */
    public ExaminationRun(CheckpointNetwork network, FoldChoice fold, boolean mirrored, int threads) {
        this.network = network;
        this.fold = fold;
        this.mirrored = mirrored;
        this.threads = threads;
    }

    /**
     * Scores it to its end.
     *
     * @param progress told how many places of the source are done
     * @throws IOException if the source is damaged; the message is fit for a user
     */
    public Examination of(ExampleSource source, IntConsumer progress) throws IOException {
        BlockingQueue<Worker> idle = new ArrayBlockingQueue<>(threads);
        List<Worker> workers = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> new Thread(task, "agestream-scoring"));
        try {
            for (int i = 0; i < threads; i++) {
                Worker worker = new Worker(scorer(), fold, BATCH);
                workers.add(worker);
                idle.add(worker);
            }
            return read(source, batch -> CompletableFuture.supplyAsync(() -> score(batch, idle), executor), progress);
        } finally {
            executor.shutdown();
            joinAll(executor);
            workers.forEach(Worker::close);
        }
    }

    private Scorer scorer() {
        Scorer scorer = network.newScorer();
        return mirrored ? new MirroredScorer(scorer, CheckpointNetwork.TENSOR) : scorer;
    }

    @FunctionalInterface
    private interface Start {
        CompletableFuture<List<Scored>> batch(List<Candidate> candidates);
    }

    private Examination read(ExampleSource source, Start start, IntConsumer progress) throws IOException {
        Deque<CompletableFuture<List<Scored>>> running = new ArrayDeque<>();
        List<Scored> done = new ArrayList<>();
        List<Candidate> batch = new ArrayList<>();
        for (Candidate next = source.next(); next != null; next = source.next()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                running.add(start.batch(batch));
                batch = new ArrayList<>();
                if (running.size() > BATCHES_AHEAD * threads) {
                    done.addAll(join(running.remove()));
                    progress.accept(done.size());
                }
            }
        }
        running.add(start.batch(batch));
        while (!running.isEmpty()) {
            done.addAll(join(running.remove()));
            progress.accept(done.size());
        }
        return Examination.of(done);
    }

    /** There are as many workers as threads, so that one is always idle. */
    private static List<Scored> score(List<Candidate> batch, BlockingQueue<Worker> idle) {
        Worker worker = idle.remove();
        try {
            return worker.score(batch);
        } finally {
            idle.add(worker);
        }
    }

    private static List<Scored> join(CompletableFuture<List<Scored>> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Scorers must not be closed under a thread that uses them. */
    private static void joinAll(ExecutorService executor) {
        try {
            while (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
