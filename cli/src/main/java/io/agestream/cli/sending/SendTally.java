package io.agestream.cli.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What became of the files so far. Written by the sending thread and the producer's, read by any. */
public final class SendTally {

    private static final int NAMED = 5;

    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong labelled = new AtomicLong();
    private final Skipped notImages = new Skipped();
    private final Skipped tooLarge = new Skipped();
    private final Skipped unreadable = new Skipped();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Images given to the producer. */
    public long handedOver() {
        return handedOver.get();
    }

    /** Images that Kafka has confirmed. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Images given to the producer that have a label. */
    public long labelled() {
        return labelled.get();
    }

    /** Files that were not sent, for whatever reason. */
    public long skipped() {
        return notImages.count() + tooLarge.count() + unreadable.count();
    }

    /** Why files were not sent, a sentence for each reason. */
    public List<String> remarks(int maxImageBytes) {
        List<String> remarks = new ArrayList<>();
        notImages.remark("were not sent, since they are no images").ifPresent(remarks::add);
        tooLarge.remark("were not sent, since they are larger than the " + (maxImageBytes >> 10)
                        + " KiB that the topic takes")
                .ifPresent(remarks::add);
        unreadable.remark("could not be read").ifPresent(remarks::add);
        return remarks;
    }

    void onHandedOver(boolean withLabel) {
        handedOver.incrementAndGet();
        if (withLabel) {
            labelled.incrementAndGet();
        }
    }

    void onAcknowledged() {
        acknowledged.incrementAndGet();
    }

    void onNoImage(String name) {
        notImages.add(name);
    }

    void onTooLarge(String name) {
        tooLarge.add(name);
    }

    void onUnreadable(String name) {
        unreadable.add(name);
    }

    void onFailure(Exception e) {
        failure.compareAndSet(null, e);
    }

    /** What keeps Kafka from taking any more; null while nothing does. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    /** Files of one kind: how many, and the names of the first. */
    private static final class Skipped {
        private long count;
        private final List<String> first = new ArrayList<>();

        synchronized void add(String name) {
            count++;
            if (first.size() < NAMED) {
                first.add(name);
            }
        }

        synchronized long count() {
            return count;
        }

        synchronized java.util.Optional<String> remark(String what) {
            return count == 0
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(String.format(
                            java.util.Locale.ROOT,
                            "%,d %s %s: %s%s",
                            count,
                            count == 1 ? "file" : "files",
                            count == 1
                                    ? what.replaceFirst("were", "was")
                                            .replace("they are no images", "it is no image")
                                            .replace("they are", "it is")
                                    : what,
                            String.join(", ", first),
                            count > first.size() ? ", …" : ""));
        }
    }
}
