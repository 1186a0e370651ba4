package io.agestream.contract.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster answers to requests, or a sentence if it does not.
 *
 * @param timeout how long one request may take
 */
record ClusterAnswers(Duration timeout) {

    /**
     * The answer to a request.
     *
     * @throws ExecutionException      if the cluster refuses
     * @throws TopicsNotReadyException if it does not answer in time
     */
    <T> @Nullable T await(KafkaFuture<T> request) throws ExecutionException {
        try {
            return request.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TopicsNotReadyException("Kafka did not answer within " + timeout.toSeconds()
                    + " s: is the broker running, and is bootstrap.servers its address?");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The failure to throw when interrupted; the thread stays so. */
    static TopicsNotReadyException interrupted() {
        Thread.currentThread().interrupt();
        return new TopicsNotReadyException("Interrupted while waiting for Kafka.");
    }

    /** Why the cluster refused, for a sentence. */
    static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? "Kafka did not answer; is the broker running, and is bootstrap.servers its address?"
                : String.valueOf(cause.getMessage());
    }
}
