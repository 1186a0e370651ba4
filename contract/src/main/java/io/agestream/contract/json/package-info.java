/**
 * The one Jackson configuration that all JSON on the topics is written and read with.
 */
@NullMarked
package io.agestream.contract.json;

import org.jspecify.annotations.NullMarked;
