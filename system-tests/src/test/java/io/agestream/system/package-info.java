/**
 * The pipeline as a user runs it: the built services as processes, a real broker, real kills. What a single module can
 * show by itself is tested there.
 */
package io.agestream.system;
