/**
 * What can be asked over HTTP: the models, and whether the service is alive and ready. Read-only.
 */
@NullMarked
package io.agestream.predict.api;

import org.jspecify.annotations.NullMarked;
