/** Tests. */
@NullMarked
package io.agestream.evaluation.report;

import org.jspecify.annotations.NullMarked;
