package io.github.cdirediscache.it.redeploy;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Uses what a cache has: threads, connections, classes of the application. */
@ApplicationScoped
class Tenant {

    @Inject
    @Named("binary")
    Cache<Thing> binary;

    /** A value class of the application. */
    public record Thing(String name, long number) implements Serializable {}

    @CacheResult(cacheName = "things", key = "{name}", lease = "300ms")
    public Thing find(String name) {
        return new Thing(name, System.nanoTime());
    }

    @CacheResult(cacheName = "things", key = "later.{name}")
    public CompletionStage<Thing> later(String name) {
        return CompletableFuture.completedFuture(new Thing(name, System.nanoTime()));
    }

    void live() {
        String name = Long.toString(System.nanoTime());
        find(name);
        find(name);
        later(name).toCompletableFuture().join();
        binary.put(name, new Thing(name, 1));
        binary.get(name);
        binary.invalidatePattern(name + "*");
    }
}
