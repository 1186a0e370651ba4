package io.agestream.predict.stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;

/** What a failure in a transaction calls for; the only place where that is decided. After Kafka's KIP-1050. */
enum Failure {
    /** The transaction can be aborted, and the batch is read again. */
    ABORT,

    /**
     * The producer is of no use any more, or nobody knows what became of its transaction: fenced, timed out. A new one
     * with the same transactional id settles it, and the batch is read again.
     */
    RENEW,

    /** Nothing to be done here: another instance with this instance id, a missing permission, a wrong configuration. */
    END;

    static Failure of(KafkaException exception) {
        // The producer wraps what happened first into what it says later.
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedInstanceIdException || cause instanceof InvalidConfigurationException) {
                return END;
            }
            if (cause instanceof ApplicationRecoverableException
                    || cause instanceof OutOfOrderSequenceException
                    || cause instanceof TimeoutException) {
                return RENEW;
            }
        }
        return ABORT;
    }
}
