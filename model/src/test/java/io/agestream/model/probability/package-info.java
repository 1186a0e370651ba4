@NullMarked
package io.agestream.model.probability;

import org.jspecify.annotations.NullMarked;
