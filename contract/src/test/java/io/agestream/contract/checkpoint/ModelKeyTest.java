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

    /** (murmur2(name) & 0x7fffffff) % 6 by MurmurHash2 as published, in Python, with Kafka's seed 0x9747b28c. */
    @Test
    void shouldKeepAModelInOnePartition() {
        assertThat(BlobWriter.partitionOf("age", 6)).isEqualTo(0);
        assertThat(BlobWriter.partitionOf("faces", 6)).isEqualTo(4);
        assertThat(BlobWriter.partitionOf("shop-12", 6)).isEqualTo(5);
        assertThat(BlobWriter.partitionOf("faces", 1)).isZero();
    }
}
