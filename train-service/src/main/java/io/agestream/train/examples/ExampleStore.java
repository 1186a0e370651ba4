package io.agestream.train.examples;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.evaluation.NameLabels;
import io.agestream.model.split.Fold;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The labelled tensors of the examples topic in a memory-mapped file: one writer (the follower) and one reader (the
 * training) may use it at once. Kafka holds the truth. What is written counts from the next {@link #commit}; after a
 * kill, reading goes on from the last one. A live slot is never overwritten: a corrected example gets a new slot, so a
 * kill in the middle leaves either what was or what will be read again. An erased example's bytes are zeroed at once.
 */
public final class ExampleStore implements AutoCloseable {

    private final StoreIdentity identity;
    private final Clock clock;
    private final SlotFile file;
    private final CommitLog commits;
    private final Map<Digest, Integer> slotOfId = new HashMap<>();
    private final Deque<Integer> reusable = new ArrayDeque<>();
    /** Freed while a snapshot may still name them; reusable once the next snapshot is taken. */
    private final Deque<Integer> freed = new ArrayDeque<>();

    private final FoldCounts folds = new FoldCounts();

    private Map<Integer, Long> positions = new TreeMap<>();
    private int slots;

    private ExampleStore(Path path, StoreIdentity identity, Clock clock) throws IOException {
        this.identity = identity;
        this.clock = clock;
        this.file = new SlotFile(path, identity.tensorBytes() + Slot.META_BYTES);
        this.commits = new CommitLog(file.header());
    }

    /**
     * An opened store.
     *
     * @param store   ready to use
     * @param rebuilt why it starts empty although there was a file: the end of a sentence; empty if it goes on
     */
    public record Opened(ExampleStore store, Optional<String> rebuilt) {}

    /**
     * Opens the store, or starts an empty one if there is none, or it is damaged, too old, or of something else.
     *
     * @param path   of the file; its folder is created
     * @param maxAge a store not brought up to date for so long may have missed erasures that the log no longer shows
     */
    public static Opened open(Path path, StoreIdentity identity, Duration maxAge, Clock clock) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (!Files.exists(path)) {
            return new Opened(create(path, identity, clock), Optional.empty());
        }
        ExampleStore store = new ExampleStore(path, identity, clock);
        try {
            store.restore(maxAge);
            return new Opened(store, Optional.empty());
        } catch (UnusableStoreException e) {
            store.close();
            Files.delete(path);
            return new Opened(create(path, identity, clock), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static ExampleStore create(Path path, StoreIdentity identity, Clock clock) throws IOException {
        ExampleStore store = new ExampleStore(path, identity, clock);
        store.commits.writeIdentity(identity);
        store.commit(Map.of());
        return store;
    }

    private void restore(Duration maxAge) throws UnusableStoreException {
        if (!commits.isOf(identity)) {
            throw new UnusableStoreException("it holds examples of another cluster, topic or tensor specification");
        }
        CommitLog.Commit commit = commits.read().orElseThrow(() -> new UnusableStoreException("its header is damaged"));
        Instant oldest = clock.instant().minus(maxAge);
        if (commit.time().isBefore(oldest)) {
            throw new UnusableStoreException("it was last brought up to date at " + commit.time()
                    + ", and erasures before " + oldest + " may no longer stand in the topic");
        }
        if (commit.slots() > file.capacity()) {
            throw new UnusableStoreException("its file is cut off");
        }
        positions = new TreeMap<>(commit.positions());
        slots = commit.slots();
        for (int i = 0; i < slots; i++) {
            restoreSlot(i);
        }
    }

    private void restoreSlot(int index) throws UnusableStoreException {
        ByteBuffer slot = file.slot(index);
        if (!Slot.isLive(slot)) {
            Slot.erase(slot);
            reusable.add(index);
            return;
        }
        if (!Slot.isIntact(slot)) {
            throw new UnusableStoreException("example " + index + " is damaged");
        }
        Slot.Description description = Slot.description(slot);
        folds.add(description.tensor());
        Integer other = slotOfId.put(description.id(), index);
        if (other != null) {
            // Killed between writing a correction and erasing what it corrects; the newer record stands.
            boolean otherIsNewer = Slot.description(file.slot(other)).offset() > description.offset();
            int older = otherIsNewer ? index : other;
            slotOfId.put(description.id(), otherIsNewer ? other : index);
            folds.remove(Slot.description(file.slot(older)).tensor());
            Slot.erase(file.slot(older));
            reusable.add(older);
        }
    }

    /**
     * Adds an example, in the place of an earlier one of the same id. One that is there already, with the same tensor and
     * label, stays where it is and as old as it is: an epoch under way may be about to read it.
     *
     * @param tensor bytes as the identity says
     * @param age    years
     * @throws IOException if the disk is full
     */
    public synchronized void put(byte[] id, byte[] tensor, double age, int partition, long offset) throws IOException {
        Digest idDigest = Digest.of(id);
        NameLabels labels = NameLabels.of(new String(id, StandardCharsets.UTF_8));
        Digest tensorDigest = Digest.of(tensor);
        Integer current = slotOfId.get(idDigest);
        if (current != null && Slot.description(file.slot(current)).says(tensorDigest, age)) {
            return;
        }
        int slot = freeSlot();
        Slot.write(
                file.slot(slot), tensor, new Slot.Description(idDigest, tensorDigest, age, partition, offset, labels));
        folds.add(tensorDigest);
        free(slotOfId.put(idDigest, slot));
    }

    /** Erases the example of this id, if there is one. */
    public synchronized void erase(byte[] id) {
        free(slotOfId.remove(Digest.of(id)));
    }

    /** Declares what has been written complete up to these offsets. */
    public synchronized void commit(Map<Integer, Long> nextOffsets) {
        positions = new TreeMap<>(nextOffsets);
        commits.write(new CommitLog.Commit(slots, clock.instant(), positions));
    }

    /** By partition, the next offset to read; empty for a new store. */
    public synchronized Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    /** Number of live examples. */
    public synchronized int size() {
        return slotOfId.size();
    }

    /** Number of live examples of a fold, whatever their age. */
    public synchronized int size(Fold fold) {
        return folds.of(fold);
    }

    /**
     * How many live examples of the training fold, inside the age groups, have come at or behind these offsets.
     *
     * @param used by partition, the next offset behind those already used
     */
    public synchronized int countTrainingSince(Map<Integer, Long> used, AgeGroups ageGroups) {
        Watermark watermark = new Watermark(used, positions);
        int count = 0;
        for (int slot : slotOfId.values()) {
            Slot.Description example = Slot.description(file.slot(slot));
            if (watermark.isBehind(example)
                    && ageGroups.groupOf(example.age()).isPresent()
                    && Fold.ofHash(example.tensor().high()) == Fold.TRAINING) {
                count++;
            }
        }
        return count;
    }

    /**
     * What the store holds now. Earlier snapshots must not be read any more: their slots may be used again.
     *
     * @return entries in an order that depends on the examples only, not on how they arrived
     */
    public synchronized Snapshot snapshot() {
        reusable.addAll(freed);
        freed.clear();
        List<Snapshot.Entry> entries = new ArrayList<>(slotOfId.size());
        slotOfId.forEach((id, slot) -> entries.add(new Snapshot.Entry(slot, Slot.description(file.slot(slot)))));
        entries.sort((a, b) -> a.description().id().compareTo(b.description().id()));
        return new Snapshot(entries, positions());
    }

    /**
     * Copies a tensor to the buffer's position.
     *
     * @return false, and nothing copied, if the example has been erased or corrected since the snapshot
     */
    synchronized boolean read(int slot, ByteBuffer into) {
        ByteBuffer source = file.slot(slot);
        if (!Slot.isLive(source)) {
            return false;
        }
        into.put(source.limit(identity.tensorBytes()));
        return true;
    }

    private int freeSlot() throws IOException {
        Integer slot = reusable.poll();
        if (slot != null) {
            return slot;
        }
        file.ensureCapacity(slots + 1);
        return slots++;
    }

    private void free(@Nullable Integer slot) {
        if (slot != null) {
            folds.remove(Slot.description(file.slot(slot)).tensor());
            Slot.erase(file.slot(slot));
            freed.add(slot);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
