package io.github.cdirediscache.it.failure;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
@CacheDefaults(cacheName = "news")
class News {

    private final AtomicInteger runs = new AtomicInteger();

    @CacheResult(key = "{id}")
    public String find(String id) {
        return "run " + runs.incrementAndGet();
    }

    @CacheInvalidate(key = "{id}")
    public void remove(String id) {}

    @CacheResult(cacheName = "strict", key = "{id}")
    public String findOrRaise(String id) {
        return "run " + runs.incrementAndGet();
    }
}
