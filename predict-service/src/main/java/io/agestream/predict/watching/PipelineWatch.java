package io.agestream.predict.watching;

import io.agestream.contract.json.Json;
import io.agestream.predict.console.Console;
import io.agestream.predict.stream.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the console what goes on, on a thread that runs while somebody looks and a little longer. */
public final class PipelineWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** As long as the next tick may have to wait for nothing. */
    private static final Duration POLL = Duration.ofMillis(100);
    /** A page that is loaded anew goes on where it was. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final Console console;
    private final KafkaClients clients;
    private final WatchSettings settings;
    private final TrainService train;
    private final Supplier<String> models;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    private boolean running;
    private Instant lastWatched;

    /** @param models JSON of the models that this instance knows; called by the watching thread */
    public PipelineWatch(
            Console console, KafkaClients clients, WatchSettings settings, Supplier<String> models, Clock clock) {
        this.console = console;
        this.clients = clients;
        this.settings = settings;
        this.train = new TrainService(settings.train());
        this.models = models;
        this.clock = clock;
        this.lastWatched = clock.instant();
    }

    /** To be called before somebody opens the console: from now on it is told. */
    public synchronized void begin() {
        lastWatched = clock.instant();
        if (!running) {
            running = true;
            console.beginAnew();
            Thread thread = new Thread(this::run, "agestream-console");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (!isOver()) {
                watch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() throws InterruptedException {
        try (OutcomeLog outcomes = new OutcomeLog(
                        clients.outcomesConsumer(),
                        settings.topics(),
                        clock.instant().minus(Console.REACH));
                LoadMeter load = new LoadMeter(
                        clients.admin(), settings.topics(), settings.ingestGroup(), settings.predictGroup())) {
            tellTrouble("");
            follow(outcomes, load);
        } catch (KafkaException e) {
            LOG.warn("The console cannot read from Kafka, trying again: {}", e.getMessage());
            tellTrouble("Kafka cannot be read: " + e.getMessage());
            closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void follow(OutcomeLog outcomes, LoadMeter load) throws InterruptedException {
        Instant nextTick = clock.instant();
        while (!isOver()) {
            outcomes.poll(POLL).forEach(console::accept);
            if (!clock.instant().isBefore(nextTick)) {
                nextTick = clock.instant().plus(TICK);
                console.state("models", models.get());
                console.state("training", train.training());
                if (outcomes.isCurrent()) {
                    console.tick(load.measure());
                }
            }
        }
    }

    /** @param sentence empty if there is none */
    private void tellTrouble(String sentence) {
        console.state("trouble", new String(Json.write(Map.of("message", sentence)), StandardCharsets.UTF_8));
    }

    private synchronized boolean isOver() {
        Instant now = clock.instant();
        if (console.isWatched()) {
            lastWatched = now;
        }
        boolean over = closing.getCount() == 0 || lastWatched.plus(LINGER).isBefore(now);
        running = !over;
        return over;
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
