package io.agestream.predict.loading;

/**
 * A manifest as it was published.
 *
 * @param version     from its key
 * @param manifest    JSON, unchecked
 * @param publication tells one publication of a version from the next: counts the manifests read
 */
record Candidate(String version, byte[] manifest, long publication) {}
