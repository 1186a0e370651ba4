/** Tests. */
@NullMarked
package io.agestream.benchmarks.installation;

import org.jspecify.annotations.NullMarked;
