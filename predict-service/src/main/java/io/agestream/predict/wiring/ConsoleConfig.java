package io.agestream.predict.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The console's own keys; see the README for each. */
@ConfigMapping(prefix = "agestream.console")
public interface ConsoleConfig {

    /** Where the browser sends pictures; empty is port 8081 of the host that the page comes from. */
    Optional<URI> ingestUrl();

    /** Where this service asks how training goes. */
    @WithDefault("http://localhost:8082")
    URI trainUrl();
}
