/**
 * The training set: a memory-mapped file of labelled tensors, its folds and its fingerprint. Not where they come from.
 */
@NullMarked
package io.agestream.train.examples;

import org.jspecify.annotations.NullMarked;
