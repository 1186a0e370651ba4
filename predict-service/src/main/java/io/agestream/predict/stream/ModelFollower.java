package io.agestream.predict.stream;

import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.predict.loading.ModelCatalog;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the models topic: reads it to its end, loads the version that the alias stands for then, and goes on so. What
 * has come while a version was loading is read before the next one is chosen, so that only the newest is loaded.
 *
 * <p>To be run by one thread, which owns the catalog and the Kafka clients given to it.
 */
public final class ModelFollower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /**
     * Behind something that has come, as long as the broker may take for what stands behind it. To ask for the topic's end
     * instead would take half a second: the answer has to wait until the fetch that is under way has been answered.
     */
    private static final Duration MORE = Duration.ofMillis(20);
    /** So many polls without anything are a second, so that rehearsals leave nine tenths of a core to what is scored. */
    private static final int IDLE_POLLS_BEFORE_REHEARSAL = 5;

    private final Supplier<ModelsLog> logs;
    private final ModelCatalog catalog;
    private int idlePolls;
    private volatile boolean stopping;

    /** @param logs opens the models topic at its beginning */
    public ModelFollower(Supplier<ModelsLog> logs, ModelCatalog catalog) {
        this.logs = logs;
        this.catalog = catalog;
    }

    /** Returns after {@link #stop()}; throws what cannot pass, such as a missing permission. */
    @Override
    public void run() {
        ModelsLog log = null;
        while (!stopping) {
            try {
                if (log == null) {
                    log = logs.get();
                    log.readToEnd(catalog::accept);
                    catalog.loadPending();
                }
                step(log);
            } catch (RetriableException e) {
                LOG.warn("The models topic or a checkpoint cannot be read now, trying again: {}", e.getMessage());
            }
        }
    }

    private void step(ModelsLog log) {
        boolean hasCome = log.poll(POLL, catalog::accept);
        boolean goesOn = hasCome;
        while (goesOn) {
            goesOn = log.poll(MORE, catalog::accept);
        }
        if (hasCome || catalog.isLoadPending()) {
            catalog.loadPending();
            idlePolls = 0;
        } else if (++idlePolls % IDLE_POLLS_BEFORE_REHEARSAL == 0) {
            catalog.rehearse();
        }
    }

    /** Ends {@link #run()} soon, but not before a version that is loading is done. */
    public void stop() {
        stopping = true;
    }
}
