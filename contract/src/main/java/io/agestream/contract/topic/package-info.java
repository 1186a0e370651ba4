/**
 * The topics: their names, the settings each one needs, creating them and checking them at start. No records.
 */
@NullMarked
package io.agestream.contract.topic;

import org.jspecify.annotations.NullMarked;
