package io.agestream.train.examples;

/** The file is damaged, too old, or of something else: it has to be rebuilt. The message is the end of a sentence. */
final class UnusableStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableStoreException(String message) {
        super(message);
    }
}
