/**
 * The engines that can score a checkpoint, behind one interface. DJL's API only: which of them are installed is the services' choice.
 */
@NullMarked
package io.agestream.model.engine;

import org.jspecify.annotations.NullMarked;
