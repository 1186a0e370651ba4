package io.agestream.devbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @Test
    void shouldSayHowMuchIsMissingWhenTheDiskIsTooFull(@TempDir Path path) {
        // Given
        DataDirectory directory = new DataDirectory(path, false);

        // When // Then
        assertThatThrownBy(() -> directory.requireUsable(Long.MAX_VALUE))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("MiB free for the data directory " + path + ", but the broker needs at least");
    }

    @Test
    void shouldBelongToOneClusterWhenOpenedAgain(@TempDir Path path) {
        // Given
        String id = new DataDirectory(path, false).clusterId();

        // When
        String again = new DataDirectory(path, false).clusterId();

        // Then
        assertThat(again).isEqualTo(id).hasSize(22);
    }
}
