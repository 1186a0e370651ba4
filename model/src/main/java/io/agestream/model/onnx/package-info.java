/**
 * Networks as ONNX files, for ONNX Runtime and for users' own programs. Writes only, and computes nothing.
 */
@NullMarked
package io.agestream.model.onnx;

import org.jspecify.annotations.NullMarked;
