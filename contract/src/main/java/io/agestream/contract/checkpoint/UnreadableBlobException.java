package io.agestream.contract.checkpoint;

/** A part is missing, or the whole is not what was written. The message is the end of a sentence. */
public final class UnreadableBlobException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableBlobException(String message) {
        super(message);
    }
}
