package io.agestream.predict.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who looks at the page, and what each of them is told. A page is told the outcomes of its own images, a few of the others',
 * and once a second how things are. Whoever comes later is told the last minutes first. Thread-safe.
 */
public final class Console {

    /** How far back the watch has to read before it tells anything. */
    public static final Duration REACH = Timeline.REACH;

    /** A page's own images are told by the beginning of their ids, which begins with this. */
    public static final String OWN_PREFIX = "console-";

    /** Of others' outcomes the page shows some, as many as can be read. */
    private static final Duration BETWEEN_OTHERS = Duration.ofMillis(250);
    /** Older ones are history when they are read. */
    private static final Duration CURRENT = Duration.ofSeconds(5);

    private static final int OTHERS_KEPT = 20;
    private static final int OWN_KEPT = 100;

    /** @param own whether the page that is told has sent the image */
    private record Told(boolean own, @JsonUnwrapped Outcome outcome) {}

    private record Viewer(String ownPrefix, Consumer<Event> told) {}

    private final Clock clock;
    private final List<Viewer> viewers = new ArrayList<>();
    private final Deque<Outcome> others = new ArrayDeque<>();
    private final Deque<Outcome> own = new ArrayDeque<>();
    /** The newest event of each name that has one state only. */
    private final Map<String, Event> states = new LinkedHashMap<>();

    private Timeline timeline;
    private Instant lastOther = Instant.EPOCH;

    public Console(Clock clock) {
        this.clock = clock;
        this.timeline = new Timeline(clock.instant());
    }

    /**
     * Somebody opens the page.
     *
     * @param ownPrefix how the ids of his images begin; begins itself with {@link #OWN_PREFIX}
     * @param told      is called by several threads, one at a time, and must not block
     * @return closed when he leaves
     * @throws IllegalArgumentException if the prefix is another
     */
    public synchronized Runnable open(String ownPrefix, Consumer<Event> told) {
        if (!ownPrefix.startsWith(OWN_PREFIX) || ownPrefix.length() == OWN_PREFIX.length()) {
            throw new IllegalArgumentException("mine must begin with " + OWN_PREFIX + " and be longer than that");
        }
        Viewer viewer = new Viewer(ownPrefix, told);
        told.accept(Event.of("seconds", timeline.history()));
        states.values().forEach(told);
        others.forEach(outcome -> tell(viewer, outcome));
        own.stream().filter(outcome -> isOwn(viewer, outcome)).forEach(outcome -> tell(viewer, outcome));
        viewers.add(viewer);
        return () -> leave(viewer);
    }

    private synchronized void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Whether anybody looks. */
    public synchronized boolean isWatched() {
        return !viewers.isEmpty();
    }

    /** Forgets what was told: nobody has watched for a while, and who watches now reads the last minutes anew. */
    public synchronized void beginAnew() {
        timeline = new Timeline(clock.instant());
        others.clear();
        own.clear();
        states.clear();
    }

    /** Takes in what became of an image. */
    public synchronized void accept(Outcome outcome) {
        timeline.add(outcome);
        if (outcome.id().startsWith(OWN_PREFIX)) {
            keep(own, outcome, OWN_KEPT);
            viewers.stream().filter(viewer -> isOwn(viewer, outcome)).forEach(viewer -> tell(viewer, outcome));
        } else if (isShown(outcome)) {
            lastOther = clock.instant();
            keep(others, outcome, OTHERS_KEPT);
            viewers.forEach(viewer -> tell(viewer, outcome));
        }
    }

    private boolean isShown(Outcome outcome) {
        Instant now = clock.instant();
        return outcome.written().isAfter(now.minus(CURRENT))
                && !lastOther.plus(BETWEEN_OTHERS).isAfter(now);
    }

    private static void keep(Deque<Outcome> outcomes, Outcome outcome, int count) {
        outcomes.addLast(outcome);
        if (outcomes.size() > count) {
            outcomes.removeFirst();
        }
    }

    private static boolean isOwn(Viewer viewer, Outcome outcome) {
        return outcome.id().startsWith(viewer.ownPrefix());
    }

    private static void tell(Viewer viewer, Outcome outcome) {
        boolean isOwn = isOwn(viewer, outcome);
        viewer.told()
                .accept(
                        outcome instanceof Outcome.Predicted
                                ? Event.of("predicted", new Told(isOwn, outcome))
                                : Event.of("refused", new Told(isOwn, outcome)));
    }

    /** Another second has passed. */
    public synchronized void tick(Load load) {
        List<Second> seconds = timeline.close(clock.instant(), load);
        if (!seconds.isEmpty()) {
            tellAll(Event.of("seconds", seconds));
        }
    }

    /**
     * Tells a state, if it is another than before.
     *
     * @param name {@code models}, {@code training} or {@code trouble}
     * @param json what it is now
     */
    public synchronized void state(String name, String json) {
        Event event = new Event(name, json);
        if (!event.equals(states.put(name, event))) {
            tellAll(event);
        }
    }

    private void tellAll(Event event) {
        viewers.forEach(viewer -> viewer.told().accept(event));
    }
}
