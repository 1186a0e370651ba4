package io.agestream.predict.loading;

/** A network that no engine can build or run. The message is the end of a sentence. */
final class UnusableNetworkException extends Exception {

    private static final long serialVersionUID = 1L;
    private final String reason;

    UnusableNetworkException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
