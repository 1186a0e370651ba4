package io.agestream.ingest.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;

/** The process: runs until it is told to stop, or cannot go on. */
@QuarkusMain
public class IngestService implements QuarkusApplication {

    private final IngestWiring wiring;

    @Inject
    IngestService(IngestWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public int run(String... args) throws InterruptedException {
        Thread starter = new Thread(() -> wiring.start(Quarkus::asyncExit), "ingest-start");
        // What is not foreseen, such as a system on which OpenCV's libraries do not load, must not leave a process that
        // waits.
        starter.setUncaughtExceptionHandler((thread, failure) -> wiring.fail(failure, Quarkus::asyncExit));
        starter.start();
        Quarkus.waitForExit();
        starter.interrupt();
        starter.join();
        wiring.stop();
        return 0;
    }
}
