/**
 * What every record carries whatever its topic: the image id, the headers, the age label. No payloads.
 */
@NullMarked
package io.agestream.contract.record;

import org.jspecify.annotations.NullMarked;
