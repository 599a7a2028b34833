package io.github.cdirediscache.reliability.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Exceptions and wrong values: how many, and the first of them. */
final class Mistakes {

    private static final int KEPT = 20;

    private final AtomicLong count = new AtomicLong();
    private final List<String> first = new CopyOnWriteArrayList<>();

    void add(String mistake) {
        if (count.incrementAndGet() <= KEPT) {
            first.add(mistake);
        }
    }

    long count() {
        return count.get();
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
