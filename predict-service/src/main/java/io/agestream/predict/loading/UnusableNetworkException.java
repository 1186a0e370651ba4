package io.agestream.predict.loading;

/** A network that no engine can build or run, or that is not what its manifest says. The message is the end of a sentence. */
final class UnusableNetworkException extends Exception {

    private static final long serialVersionUID = 1L;
    private final String reason;

    UnusableNetworkException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    UnusableNetworkException(String reason) {
        super(reason);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
