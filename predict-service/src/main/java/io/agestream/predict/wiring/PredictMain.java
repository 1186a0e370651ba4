package io.agestream.predict.wiring;

import io.agestream.contract.topic.TopicsNotReadyException;
import io.agestream.model.engine.EndSignals;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the service until it is told to end; exit code 2 if it cannot start as it is configured, 1 if it fails later. */
@QuarkusMain
public class PredictMain implements QuarkusApplication {

    private static final Logger LOG = LoggerFactory.getLogger(PredictMain.class);
    private static final int MISCONFIGURED = 2;

    private final PredictWiring wiring;

    PredictMain(PredictWiring wiring) {
        this.wiring = wiring;
    }

    public static void main(String[] args) {
        Quarkus.run(PredictMain.class, args);
    }

    @Override
    public int run(String... args) {
        // Scoring has to stop before the engines' own shutdown hooks run.
        EndSignals.handle(Quarkus::asyncExit);
        try {
            wiring.start();
        } catch (TopicsNotReadyException | IllegalArgumentException | IllegalStateException e) {
            LOG.error(e.getMessage());
            return MISCONFIGURED;
        }
        Quarkus.waitForExit();
        wiring.stop();
        return 0;
    }
}
