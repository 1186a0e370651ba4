/**
 * The keys under which checkpoints, manifests and aliases stand in their topics. Their content lives in the model module.
 */
@NullMarked
package io.agestream.contract.checkpoint;

import org.jspecify.annotations.NullMarked;
