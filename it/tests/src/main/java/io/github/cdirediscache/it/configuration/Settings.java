package io.github.cdirediscache.it.configuration;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
class Settings {

    private final AtomicInteger runs = new AtomicInteger();

    @CacheResult(cacheName = "short", key = "{id}")
    public String inShort(String id) {
        return "run " + runs.incrementAndGet();
    }

    @CacheResult(cacheName = "short", key = "{id}", timeout = "${application.timeout:1d}")
    public String fromConfiguration(String id) {
        return "run " + runs.incrementAndGet();
    }

    @CacheResult(cacheName = "short", key = "{id}", timeout = "${application.other-timeout:3h}")
    public String byDefault(String id) {
        return "run " + runs.incrementAndGet();
    }

    @CacheResult(cacheName = "off", key = "{id}")
    public String uncached(String id) {
        return "run " + runs.incrementAndGet();
    }
}
