package io.github.cdirediscache.it.beans;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the runs of all beans of the application. */
final class Counted {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private Counted() {}

    static String run(String id) {
        return id + " " + RUNS.incrementAndGet();
    }
}
