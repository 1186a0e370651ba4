/**
 * Age groups: which ages belong together, what a group is called, what probabilities of groups say about the age.
 */
@NullMarked
package io.agestream.model.age;

import org.jspecify.annotations.NullMarked;
