/**
 * How right a model is on examples whose age is known, how sure it may be, and whom it serves worse. Scoring the examples
 * and telling a user of the result happen elsewhere.
 */
@NullMarked
package io.agestream.model.evaluation;

import org.jspecify.annotations.NullMarked;
