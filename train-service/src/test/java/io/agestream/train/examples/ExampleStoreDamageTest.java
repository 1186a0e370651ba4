package io.agestream.train.examples;

import static io.agestream.train.examples.StoreFolder.ages;
import static io.agestream.train.examples.StoreFolder.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does with a file that is not as it left it. */
class ExampleStoreDamageTest {

    private StoreFolder folder;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        folder = new StoreFolder(directory);
    }

    @Test
    void shouldBeRebuiltWhenAByteHasChanged() throws IOException {
        // Given
        oneExample();
        folder.damage(SlotFile.HEADER_BYTES + 100);

        // When
        ExampleStore.Opened opened = folder.reopen();

        // Then
        assertRebuilt(opened, "damaged");
    }

    @Test
    void shouldGoOnWithTheOlderCommitWhenKilledWhileWritingTheNewerOne() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
            put(store, "b", 2, 7);
            store.commit(Map.of(0, 2L));
        }
        // The commits are the new store's empty one, {0=1}, {0=2}: the third stands where the first stood.
        folder.damage(2 * 4096 + 20);

        // When
        ExampleStore.Opened opened = folder.reopen();

        // Then
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt()).isEmpty();
            assertThat(store.positions()).isEqualTo(Map.of(0, 1L));
            assertThat(ages(store)).containsExactly(34.0);
        }
    }

    @Test
    void shouldBeRebuiltWhenItIsOfAnotherTopic() throws IOException {
        // Given
        oneExample();
        StoreIdentity other = new StoreIdentity("cluster", "recreated", "spec", StoreFolder.TENSOR_BYTES);

        // When
        ExampleStore.Opened opened = ExampleStore.open(folder.file(), other, StoreFolder.MAX_AGE, StoreFolder.CLOCK);

        // Then
        assertRebuilt(opened, "another cluster, topic");
    }

    @Test
    void shouldBeRebuiltWhenItsLastCommitIsTooOld() throws IOException {
        // Given
        oneExample();
        Clock later = Clock.offset(StoreFolder.CLOCK, StoreFolder.MAX_AGE.plusSeconds(1));

        // When
        ExampleStore.Opened opened = ExampleStore.open(folder.file(), StoreFolder.IDENTITY, StoreFolder.MAX_AGE, later);

        // Then
        assertRebuilt(opened, "erasures before");
    }

    @Test
    void shouldBeKeptWhenItsLastCommitIsOldButNotTooOld() throws IOException {
        // Given
        oneExample();
        Clock later = Clock.offset(StoreFolder.CLOCK, StoreFolder.MAX_AGE.minusSeconds(1));

        // When
        ExampleStore.Opened opened = ExampleStore.open(folder.file(), StoreFolder.IDENTITY, StoreFolder.MAX_AGE, later);

        // Then
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt()).isEmpty();
            assertThat(ages(store)).containsExactly(34.0);
        }
    }

    @Test
    void shouldBeRebuiltWhenItIsCutOff() throws IOException {
        // Given
        oneExample();
        try (FileChannel channel = FileChannel.open(folder.file(), StandardOpenOption.WRITE)) {
            channel.truncate(SlotFile.HEADER_BYTES + 1000);
        }

        // When
        ExampleStore.Opened opened = folder.reopen();

        // Then
        assertRebuilt(opened, "cut off");
    }

    private void oneExample() throws IOException {
        try (ExampleStore store = folder.open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
        }
    }

    private static void assertRebuilt(ExampleStore.Opened opened, String why) throws IOException {
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt())
                    .hasValueSatisfying(reason -> assertThat(reason).contains(why));
            assertThat(store.size()).isZero();
            assertThat(store.positions()).isEmpty();
        }
    }
}
