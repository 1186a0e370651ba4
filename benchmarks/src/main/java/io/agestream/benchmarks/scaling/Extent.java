package io.agestream.benchmarks.scaling;

/**
 * How much is worked off with how much.
 *
 * @param name       of what is doubled
 * @param images     that wait when the services start
 * @param partitions of images, tensors and predictions
 * @param instances  of predict
 */
record Extent(String name, int images, int partitions, int instances) {}
