/**
 * Child processes that never outlive this one. They know nothing of what they run.
 */
@NullMarked
package io.agestream.cli.process;

import org.jspecify.annotations.NullMarked;
