package io.agestream.devbroker;

import org.jspecify.annotations.Nullable;

/** The broker could not be started. The message is one sentence for whoever started it, saying what to change. */
public final class BrokerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerStartException(String message) {
        super(message);
    }

    BrokerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
