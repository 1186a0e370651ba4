/**
 * A run and its last checkpoint as a page of HTML that needs nothing else: figures, curves, a model card.
 */
@NullMarked
package io.agestream.evaluation.report;

import org.jspecify.annotations.NullMarked;
