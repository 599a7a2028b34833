package io.github.cdirediscache.it.visits;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts its own runs, so the second answer differs from the first one if it is not cached. */
@ApplicationScoped
public class Visits {

    private final AtomicInteger runs = new AtomicInteger();

    @CacheResult(cacheName = "visits", key = "{0}")
    public String of(String page) {
        return page + " " + runs.incrementAndGet();
    }
}
