package io.github.cdirediscache.it.failure;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Its caches are out of reach. */
@ApplicationScoped
class Remote {

    private final AtomicInteger runs = new AtomicInteger();

    private String run() {
        return "run " + runs.incrementAndGet();
    }

    @CacheResult(cacheName = "absent", key = "{id}")
    public String findAbsent(String id) {
        return run();
    }

    @CachePut(cacheName = "absent", key = "{id}")
    public String storeAbsent(String id) {
        return "stored";
    }

    @CacheInvalidate(cacheName = "absent", key = "{id}")
    public void removeAbsent(String id) {}

    @CacheResult(cacheName = "refused", key = "{id}")
    public String findRefused(String id) {
        return run();
    }
}
