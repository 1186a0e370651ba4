/** The console's page as people see it, in a real browser. */
@NullMarked
package io.agestream.system.console;

import org.jspecify.annotations.NullMarked;
