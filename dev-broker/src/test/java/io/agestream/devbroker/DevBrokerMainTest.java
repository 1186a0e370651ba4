package io.agestream.devbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevBrokerMainTest {

    @Test
    void shouldDescribeANodeWhenAllIsGiven() {
        // Given
        String[] args = {"--data", "/d", "--node", "1:10:11", "--node", "2:20:21", "--id", "2", "log.segment.bytes=7=7"
        };

        // When
        BrokerOptions options = DevBrokerMain.parse(args);

        // Then
        assertThat(options)
                .isEqualTo(new BrokerOptions(
                        Optional.of(Path.of("/d")),
                        2,
                        List.of(new NodeAddress(1, 10, 11), new NodeAddress(2, 20, 21)),
                        Map.of("log.segment.bytes", "7=7")));
    }

    @Test
    void shouldBeTemporaryOnFreePortsWhenNothingIsGiven() {
        // When
        BrokerOptions options = DevBrokerMain.parse(new String[0]);

        // Then
        assertThat(options).isEqualTo(BrokerOptions.temporary());
    }

    @Test
    void shouldRefuseAnOptionWhenItIsUnknownOrHalf() {
        // When // Then
        assertThatThrownBy(() -> DevBrokerMain.parse(new String[] {"--fast"}))
                .hasMessage("Not an option of the broker: \"--fast\".");
        assertThatThrownBy(() -> DevBrokerMain.parse(new String[] {"--data"}))
                .hasMessage("The option --data needs a value.");
        assertThatThrownBy(() -> DevBrokerMain.parse(new String[] {"--node", "1:x:2"}))
                .hasMessage("A node is given as id:port:controllerPort in numbers, not \"1:x:2\".");
        assertThatThrownBy(() -> DevBrokerMain.parse(new String[] {"--node", "1:1:2", "--id", "4"}))
                .hasMessageContaining("Node 4 is none of the nodes");
    }
}
