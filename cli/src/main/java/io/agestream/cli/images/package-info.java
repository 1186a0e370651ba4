/**
 * Where images come from: folders and archives, their names and what kind of file they are. No pixels are decoded here.
 */
@NullMarked
package io.agestream.cli.images;

import org.jspecify.annotations.NullMarked;
