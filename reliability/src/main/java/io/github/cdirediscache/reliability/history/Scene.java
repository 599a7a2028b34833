package io.github.cdirediscache.reliability.history;

import java.util.Random;

/**
 * Where a fault happens.
 *
 * @param deployment the servers
 * @param keys the keys of the run
 * @param random chance
 */
record Scene(Deployment deployment, Keys keys, Random random) {

    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 1500;

    /** Lets a fault last for a while. */
    void hold() {
        Await.pause(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS));
    }
}
