package io.agestream.cli.kafka;

import io.agestream.cli.console.CommandFailedException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka's exceptions as sentences for a user. */
public final class KafkaFailure {

    private KafkaFailure() {}

    /** The failure to throw for an exception of a Kafka client. */
    public static CommandFailedException of(Throwable thrown, String bootstrapServer) {
        Throwable cause = root(thrown);
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof TimeoutException) {
            return unreachable(bootstrapServer, thrown);
        }
        if (cause instanceof AuthenticationException) {
            return new CommandFailedException(
                    "Kafka at " + bootstrapServer + " does not accept this user: " + reason, thrown);
        }
        if (cause instanceof AuthorizationException) {
            return new CommandFailedException(
                    "Kafka at " + bootstrapServer + " does not allow this: " + reason, thrown);
        }
        if (cause instanceof ConfigException) {
            return new CommandFailedException(
                    "The connection to Kafka is set up wrongly: " + reason
                            + " (see --bootstrap-server and --command-config)",
                    thrown);
        }
        return new CommandFailedException("Kafka at " + bootstrapServer + " reports: " + reason, thrown);
    }

    static CommandFailedException unreachable(String bootstrapServer, Throwable cause) {
        return new CommandFailedException(
                "Kafka does not answer at " + bootstrapServer
                        + ": is it running there? `./agestream broker` starts one on this machine,"
                        + " --bootstrap-server names another, --command-config gives its TLS and SASL settings.",
                cause);
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && (cause instanceof ExecutionException || wraps(cause))) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean wraps(Throwable thrown) {
        return thrown.getClass() == KafkaException.class && thrown.getCause() instanceof KafkaException;
    }
}
