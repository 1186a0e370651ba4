/**
 * What examples are learnt from and what models are judged by: one rule for training and for whoever counts what live
 * models get right.
 */
@NullMarked
package io.agestream.model.split;

import org.jspecify.annotations.NullMarked;
