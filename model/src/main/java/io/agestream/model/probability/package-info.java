/** What a network's outputs mean as probabilities. */
@NullMarked
package io.agestream.model.probability;

import org.jspecify.annotations.NullMarked;
