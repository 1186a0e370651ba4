package io.agestream.devbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevBrokerIT {

    @Test
    void shouldServeTopicsAndRecordsWhenStarted() throws Exception {
        try (DevBroker broker = DevBroker.start()) {
            // Given
            Roundtrip client = new Roundtrip(broker.bootstrapServers());
            List<String> created = client.createTopics(Optional.empty());

            // When
            client.produce("hello");

            // Then
            assertThat(created).hasSize(8);
            assertThat(client.consumeAll()).containsExactly("hello");
            assertThat(client.createTopics(Optional.empty())).isEmpty();
        }
    }

    @Test
    void shouldKeepTopicsAndRecordsWhenRestarted(@TempDir Path data) throws Exception {
        // Given
        BrokerOptions options = BrokerOptions.temporary().withData(data);
        try (DevBroker broker = DevBroker.start(options)) {
            Roundtrip client = new Roundtrip(broker.bootstrapServers());
            client.createTopics(Optional.empty());
            client.produce("before");
        }

        // When
        try (DevBroker broker = DevBroker.start(options)) {
            Roundtrip client = new Roundtrip(broker.bootstrapServers());
            client.produce("after");

            // Then
            assertThat(client.createTopics(Optional.empty())).isEmpty();
            assertThat(client.consumeAll()).containsExactly("before", "after");
        }
    }

    @Test
    void shouldDeleteItsDataWhenTheyAreTemporary() {
        // Given
        Path directory;

        // When
        try (DevBroker broker = DevBroker.start()) {
            directory = broker.dataDirectory();
            assertThat(directory).isDirectory();
        }

        // Then
        assertThat(directory).doesNotExist();
    }

    @Test
    void shouldSayWhichPortIsInUseWhenItIs() throws IOException {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            BrokerOptions options = BrokerOptions.temporary().withPorts(other.getLocalPort(), 0);

            // When // Then
            assertThatThrownBy(() -> DevBroker.start(options))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage(
                            "Port %d of 127.0.0.1 is in use: end the program that listens there, or choose another.",
                            other.getLocalPort());
        }
    }

    @Test
    void shouldSayWhatIsInTheWayWhenTheDirectoryIsAFile(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("file"), "");
        BrokerOptions options = BrokerOptions.temporary().withData(file);

        // When // Then
        assertThatThrownBy(() -> DevBroker.start(options))
                .isInstanceOf(BrokerStartException.class)
                .hasMessage("The data directory %s cannot be created: a file of this name is in the way.", file);
    }

    @Test
    void shouldSayThatTheDirectoryIsTakenWhenAnotherBrokerRunsInIt(@TempDir Path data) {
        // Given
        BrokerOptions options = BrokerOptions.temporary().withData(data);
        try (DevBroker first = DevBroker.start(options)) {
            assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");

            // When // Then
            assertThatThrownBy(() -> DevBroker.start(options))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("Another broker runs in the data directory %s: end it, or choose another.", data);
        }
    }
}
