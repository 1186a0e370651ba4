package io.agestream.ingest.image;

/** What the first bytes of an encoded image say: what it is and how large it will be once decoded. */
public record ImageHeader(ImageFormat format, ImageSize size) {}
