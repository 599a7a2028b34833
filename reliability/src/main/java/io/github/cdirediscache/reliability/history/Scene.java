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
 * @param keys the keys of the run
 * @param random chance
 * @param windows the faults so far
 */
record Scene(Deployment deployment, Keys keys, Random random, List<Window> windows) {

    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 1500;

    /** Notes that no server has answered since a moment, and that this is about to end. */
    void wasDownSince(long from) {
        windows.add(new Window(from, System.nanoTime(), EnumSet.of(Harm.DOWN), Set.of(), "down"));
    }

    /** Lets a fault last for a while. */
    void hold() {
        Await.pause(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS));
    }
}
