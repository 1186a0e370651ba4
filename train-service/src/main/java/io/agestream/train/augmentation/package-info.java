/** Random changes of training images that leave the age as it is: what is drawn, and what it does to pixels. No storage, no engine. */
@NullMarked
package io.agestream.train.augmentation;

import org.jspecify.annotations.NullMarked;
