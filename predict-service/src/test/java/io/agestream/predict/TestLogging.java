package io.agestream.predict;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Shows what the service logs: without Quarkus nobody takes out of its handler what it keeps until it has started. */
final class TestLogging {

    private TestLogging() {}

    static void show() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        root.addHandler(console);
        root.setLevel(Level.SEVERE);
        Logger.getLogger("io.agestream").setLevel(Level.INFO);
    }
}
