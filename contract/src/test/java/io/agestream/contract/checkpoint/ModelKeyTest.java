package io.agestream.contract.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelKeyTest {

    @Test
    void shouldParseWhatItWrites() {
        ModelKey manifest = new ModelKey.Manifest("20261123T184500Z-e12");

        assertThat(manifest).hasToString("manifest/20261123T184500Z-e12");
        assertThat(ModelKey.parse(manifest.toString())).contains(manifest);
        assertThat(ModelKey.parse("alias/latest")).contains(ModelKey.LATEST);
        assertThat(ModelKey.parse("something")).isEmpty();
    }

    /** murmur2("age") & 0x7fffffff, modulo 6, by a Python implementation of the hash. */
    @Test
    void shouldKeepAModelInOnePartition() {
        assertThat(BlobWriter.partitionOf("age", 6)).isEqualTo(0);
        assertThat(BlobWriter.partitionOf("age", 1)).isZero();
    }
}
