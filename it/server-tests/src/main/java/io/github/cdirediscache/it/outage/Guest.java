package io.github.cdirediscache.it.outage;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
class Guest {

    private final AtomicInteger runs = new AtomicInteger();

    @CacheResult(cacheName = "guests", key = "{id}")
    public String find(String id) {
        return "run " + runs.incrementAndGet();
    }

    @CacheInvalidate(cacheName = "guests", key = "{id}")
    public void forget(String id) {}
}
