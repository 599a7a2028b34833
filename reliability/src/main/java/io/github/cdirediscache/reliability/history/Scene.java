package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Where a fault happens.
 *
 * @param deployment the servers
 * @param profile what is run
 * @param random chance
 * @param windows the faults so far
 */
record Scene(Deployment deployment, Profile profile, Random random, List<Window> windows) {

    /** Notes that no server has answered since a moment, and that this is about to end. */
    void wasDownSince(long from) {
        windows.add(new Window(from, System.nanoTime(), EnumSet.of(Harm.DOWN), Set.of(), "down"));
    }

    /** Notes that another server has become the master since a moment. */
    void failedOverSince(long from) {
        windows.add(new Window(from, System.nanoTime(), EnumSet.of(Harm.FAILOVER), Set.of(), "failover"));
    }

    Keys keys() {
        return profile.keys();
    }

    /** Lets a fault last for a while. */
    void hold() {
        long shortest = profile.shortestFault().toMillis();
        int longer = (int) (profile.longestFault().toMillis() - shortest);
        Await.pause(shortest + random.nextInt(longer));
    }
}
