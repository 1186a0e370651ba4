package io.agestream.devbroker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevClusterIT {

    @Test
    void shouldGoOnWhenOneOfThreeNodesIsKilledAndComesBack() throws Exception {
        try (DevCluster cluster = DevCluster.start(3)) {
            // Given
            Roundtrip client = new Roundtrip(cluster.bootstrapServers());
            client.createTopics(Optional.of((short) 3));
            client.produce("three nodes");

            // When
            cluster.kill(1);
            client.produce("two nodes");
            cluster.restart(1);
            cluster.kill(2);
            client.produce("two others");

            // Then
            assertThat(cluster.isRunning(1)).isTrue();
            assertThat(cluster.isRunning(2)).isFalse();
            assertThat(client.consumeAll()).containsExactly("three nodes", "two nodes", "two others");
        }
    }

    @Test
    void shouldKeepItsDataWhenStoppedAndRestarted(@TempDir Path data) throws Exception {
        try (DevCluster cluster = DevCluster.start(1, Map.of(), Optional.of(data))) {
            // Given
            Roundtrip client = new Roundtrip(cluster.bootstrapServers());
            client.createTopics(Optional.empty());
            client.produce("kept");

            // When
            cluster.stop(1);
            cluster.restart(1);

            // Then
            assertThat(client.consumeAll()).containsExactly("kept");
        }
    }
}
