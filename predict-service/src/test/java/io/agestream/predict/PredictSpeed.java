package io.agestream.predict;

import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevCluster;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.predict.loading.LoadingMetrics;
import io.agestream.predict.scoring.ScoringMetrics;
import io.agestream.predict.wiring.PredictService;
import io.agestream.predict.wiring.PredictSettings;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;

/**
 * How fast bare predictors score tensors in memory, and how fast the service scores the same ones through Kafka, the
 * broker being a process of its own on the same cores. The README has the command.
 */
public final class PredictSpeed {

    private static final int WORKERS =
            Integer.getInteger("workers", Runtime.getRuntime().availableProcessors());
    private static final int TENSORS = Integer.getInteger("tensors", 20_000);
    private static final int BATCH = Integer.getInteger("batch", PredictSettings.DEFAULT_BATCH_SIZE);
    private static final int SHARD = Integer.getInteger("shard", PredictSettings.DEFAULT_SHARD_SIZE);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final String NETWORK = System.getProperty("network", "article");
    private static final Duration BARE = Duration.ofSeconds(Integer.getInteger("seconds", 10));

    private PredictSpeed() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.offline", "true");
        TestCheckpoint checkpoint = TestCheckpoint.of(NETWORK, 1);
        List<byte[]> tensors = tensors();
        if (Boolean.getBoolean("sweep")) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int size : List.of(1, 2, 4, 8, 16, 32, 64, 128)) {
                    say("bare, %d at a time: %.0f tensors/s", size, bare(checkpoint, tensors, size));
                }
            }
        }
        Topics topics = Topics.withDefaultPrefix();
        try (DevCluster broker = DevCluster.start(1)) {
            TestKafka.createTopics(broker.bootstrapServers(), topics);
            try (CheckpointPublisher publisher = new CheckpointPublisher(broker.bootstrapServers(), topics)) {
                publisher.publish("v1", checkpoint);
            }
            produce(broker.bootstrapServers(), topics, tensors);
            bare(checkpoint, tensors, SHARD); // to warm up
            for (int round = 0; round < ROUNDS; round++) {
                double bare = bare(checkpoint, tensors, SHARD);
                double service = service(broker.bootstrapServers(), topics, "speed-" + round);
                say("bare %.0f tensors/s, through Kafka %.0f tensors/s, ratio %.3f", bare, service, service / bare);
            }
        }
    }

    private static double bare(TestCheckpoint checkpoint, List<byte[]> tensors, int size) throws InterruptedException {
        try (Network network = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights())) {
            AtomicInteger scored = new AtomicInteger();
            AtomicLong cpuNanos = new AtomicLong();
            long start = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Thread thread = new Thread(() -> {
                    ByteBuffer input = ByteBuffer.allocateDirect(size * TestCheckpoint.TENSOR.bytes());
                    try (Scorer scorer = network.newScorer()) {
                        for (int from = 0; System.nanoTime() - start < BARE.toNanos(); from += size) {
                            input.clear();
                            for (int k = 0; k < size; k++) {
                                input.put(tensors.get((from + k) % tensors.size()));
                            }
                            scorer.score(input.flip(), size, 1);
                            scored.addAndGet(size);
                        }
                        cpuNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            // On a shared machine the processor time tells more than the clock.
            say("  bare, %d at a time: %.2f ms of one core per tensor", size, cpuNanos.get() / 1e6 / scored.get());
            return scored.get() / seconds;
        }
    }

    private static double service(String bootstrapServers, Topics topics, String group) throws InterruptedException {
        PredictSettings settings = new PredictSettings(
                topics, TestCheckpoint.GROUPS, "latest", group, Optional.empty(), BATCH, SHARD, WORKERS);
        Progress progress = new Progress();
        PredictService service = PredictService.start(
                settings,
                Map.of("bootstrap.servers", bootstrapServers),
                Clock.systemUTC(),
                new PredictService.Observers(
                        progress, progress, consumer -> {}, PredictSpeed::failed, PredictSpeed::failed));
        double ownBefore = ownMillis();
        double brokerBefore = brokerMillis();
        progress.done.await();
        service.close();
        say(
                "  %d batches of %.0f tensors on average; %.2f ms of one core per tensor in the service, %.2f in the broker",
                progress.batches,
                TENSORS / (double) progress.batches,
                (ownMillis() - ownBefore) / TENSORS,
                (brokerMillis() - brokerBefore) / TENSORS);
        return (TENSORS - progress.firstBatch) * 1e9 / (progress.last - progress.first);
    }

    private static double ownMillis() {
        return processorMillis(ProcessHandle.current());
    }

    private static double brokerMillis() {
        return ProcessHandle.current()
                .children()
                .mapToDouble(PredictSpeed::processorMillis)
                .sum();
    }

    private static double processorMillis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private static void failed(Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
    }

    private static void produce(String bootstrapServers, Topics topics, List<byte[]> tensors) {
        try (Producer<byte[], byte[]> producer = TestKafka.producer(bootstrapServers)) {
            for (int i = 0; i < TENSORS; i++) {
                producer.send(TestKafka.tensor(topics, "image-" + i, tensors.get(i % tensors.size())));
            }
        }
    }

    private static List<byte[]> tensors() {
        Random random = new Random(1);
        List<byte[]> tensors = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            byte[] tensor = new byte[TestCheckpoint.TENSOR.bytes()];
            random.nextBytes(tensor);
            tensors.add(tensor);
        }
        return tensors;
    }

    private static void say(String format, Object... args) {
        System.out.println(String.format(Locale.ROOT, format, args));
    }

    /** From the first commit to the last one: the start of the service is not part of it. */
    private static final class Progress implements ScoringMetrics, LoadingMetrics {

        private final CountDownLatch done = new CountDownLatch(1);
        private int committed;
        private int firstBatch;
        private long first;
        private long last;
        private int batches;

        @Override
        public synchronized void batchScored(int tensors, Duration time) {
            batches++;
        }

        @Override
        public void committed(int predictions, int deadLetters) {
            last = System.nanoTime();
            if (committed == 0) {
                first = last;
                firstBatch = predictions;
            }
            committed += predictions;
            if (committed == TENSORS) {
                done.countDown();
            }
        }

        @Override
        public void aborted() {
            say("  a transaction was aborted");
        }

        @Override
        public void swapped(Manifest live) {}

        @Override
        public void refused() {
            say("  the checkpoint was refused");
        }
    }
}
