/**
 * The whole pipeline as processes of this machine: checks, start, what is shown, when it is done. No pipeline step is done here.
 */
@NullMarked
package io.agestream.cli.quickstart;

import org.jspecify.annotations.NullMarked;
