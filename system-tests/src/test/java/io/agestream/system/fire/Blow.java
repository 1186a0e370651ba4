package io.agestream.system.fire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Something that happens to a service.
 *
 * @param victim  name of the service
 * @param kind    what is done to it
 * @param seconds how long it stays down, or stands still
 * @param settled whether the next blow waits until the pipeline has recovered from this one
 */
record Blow(String victim, Kind kind, double seconds, boolean settled) {

    enum Kind {
        /** {@code kill -9}, and a restart by whoever watches over it. */
        KILL,
        /** SIGSTOP, and SIGCONT before anybody has noticed. */
        PAUSE,
        /** The same for longer than the group and the transaction coordinator wait: what goes on then is a zombie. */
        LONG_PAUSE
    }

    /**
     * A schedule; the same for the same seed.
     *
     * @param longPause seconds that outlast every timeout
     */
    static List<Blow> schedule(
            long seed, List<String> victims, int kills, int pauses, int longPauses, double longPause) {
        Random random = new Random(seed);
        List<Kind> kinds = new ArrayList<>();
        kinds.addAll(Collections.nCopies(kills, Kind.KILL));
        kinds.addAll(Collections.nCopies(pauses, Kind.PAUSE));
        kinds.addAll(Collections.nCopies(longPauses, Kind.LONG_PAUSE));
        Collections.shuffle(kinds, random);
        List<Blow> schedule = new ArrayList<>();
        List<String> deck = new ArrayList<>();
        for (Kind kind : kinds) {
            if (deck.isEmpty()) { // everyone has its turn
                deck.addAll(victims);
                Collections.shuffle(deck, random);
            }
            double seconds = kind == Kind.LONG_PAUSE ? longPause : 0.2 + 3 * random.nextDouble();
            schedule.add(new Blow(deck.remove(0), kind, seconds, random.nextBoolean()));
        }
        return schedule;
    }
}
