/**
 * Why a record could not be processed, written beside its original bytes. Not the decision itself.
 */
@NullMarked
package io.agestream.contract.deadletter;

import org.jspecify.annotations.NullMarked;
