package io.github.cdirediscache.it.ear;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.ejb.Stateless;
import java.util.concurrent.atomic.AtomicInteger;

/** In the EAR's jar of enterprise beans, which both WARs see. */
@Stateless
public class Bench {

    private static final AtomicInteger RUNS = new AtomicInteger();

    @CacheResult(cacheName = "bench", key = "{name}")
    public String find(String name) {
        return name + " " + RUNS.incrementAndGet();
    }
}
