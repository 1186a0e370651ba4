package io.agestream.contract.topic;

/** The cluster cannot be reached, or a topic is missing or wrongly set up. The message is whole sentences for the operator. */
public final class TopicsNotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicsNotReadyException(String message) {
        super(message);
    }
}
