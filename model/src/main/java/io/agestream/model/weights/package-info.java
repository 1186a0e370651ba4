/**
 * A network's weights as plain numbers, and the file format they are stored in. No engine: what stands here runs where none is.
 */
@NullMarked
package io.agestream.model.weights;

import org.jspecify.annotations.NullMarked;
