/**
 * Where labelled examples come from: images in folders and archives, or a topic. What becomes of them is not known here.
 */
@NullMarked
package io.agestream.evaluation.examples;

import org.jspecify.annotations.NullMarked;
