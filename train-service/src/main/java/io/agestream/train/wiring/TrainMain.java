package io.agestream.train.wiring;

import io.agestream.contract.topic.TopicsNotReadyException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: 0 after an ordinary end, 1 when a thread failed, 2 when it cannot start as it is configured. */
@QuarkusMain
public class TrainMain implements QuarkusApplication {

    private static final Logger LOG = LoggerFactory.getLogger(TrainMain.class);
    private static final int MISCONFIGURED = 2;

    private final TrainWiring wiring;

    TrainMain(TrainWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public int run(String... args) {
        try {
            wiring.start();
        } catch (TopicsNotReadyException | IllegalArgumentException | IllegalStateException e) {
            LOG.error("{}", e.getMessage());
            return MISCONFIGURED;
        }
        Quarkus.waitForExit();
        return 0;
    }
}
