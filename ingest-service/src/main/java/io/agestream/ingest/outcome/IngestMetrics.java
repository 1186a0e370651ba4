package io.agestream.ingest.outcome;

/** What is counted and timed of this service. Called by many threads. */
public interface IngestMetrics {

    /** For tests and measurements that look elsewhere. */
    IngestMetrics NONE = new IngestMetrics() {
        @Override
        public void became(Outcome outcome) {}

        @Override
        public void took(Step step, long nanoseconds) {}
    };

    /** What takes time. */
    enum Step {
        /** Reading the header and holding it against the limits. */
        INSPECT,
        /** From the file to pixels, turned as EXIF says. */
        DECODE,
        /** Gray and resizing. */
        PREPROCESS
    }

    void became(Outcome outcome);

    void took(Step step, long nanoseconds);
}
