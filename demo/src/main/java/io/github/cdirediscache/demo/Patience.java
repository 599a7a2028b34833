package io.github.cdirediscache.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself, but not for ever. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Patience() {}

    /** Returns whether it has come in that time. */
    static boolean until(BooleanSupplier there, Duration atMost) {
        long start = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
