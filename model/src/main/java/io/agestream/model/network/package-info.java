/**
 * Networks: their description as data, how it becomes DJL blocks, and their weights by PyTorch's names. Not how they are trained.
 */
@NullMarked
package io.agestream.model.network;

import org.jspecify.annotations.NullMarked;
