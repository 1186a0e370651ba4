/**
 * The prediction event and its JSON. Not how it is computed.
 */
@NullMarked
package io.agestream.contract.prediction;

import org.jspecify.annotations.NullMarked;
