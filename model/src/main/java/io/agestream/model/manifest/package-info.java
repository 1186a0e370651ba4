/**
 * What a checkpoint says of itself: the JSON beside the weights. Reading it proves nothing; see the checkpoint package.
 */
@NullMarked
package io.agestream.model.manifest;

import org.jspecify.annotations.NullMarked;
