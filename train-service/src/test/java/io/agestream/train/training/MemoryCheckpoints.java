package io.agestream.train.training;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published. */
final class MemoryCheckpoints implements Checkpoints {

    final List<Published> published = new CopyOnWriteArrayList<>();

    /** @param number of the publication, from 1 */
    Checkpoint checkpoint(int number) {
        return published.get(number - 1).checkpoint();
    }

    @Override
    public Optional<Published> latest() {
        return published.isEmpty() ? Optional.empty() : Optional.of(published.get(published.size() - 1));
    }

    @Override
    public String publish(Checkpoint checkpoint) {
        String version = "v" + (published.size() + 1);
        published.add(new Published(version, checkpoint));
        return version;
    }
}
