package io.agestream.cli.console;

import org.jspecify.annotations.Nullable;

/** A command cannot go on. The message is one sentence for the user; it is printed without a stack trace. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
