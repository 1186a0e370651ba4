/**
 * The engines that can score a checkpoint, behind one interface. Which of them are installed is the services' choice: all of
 * it is DJL's API, but for the session that {@link io.agestream.model.engine.OnnxRuntimeEngine} makes.
 */
@NullMarked
package io.agestream.model.engine;

import org.jspecify.annotations.NullMarked;
