package io.github.cdirediscache.it.change;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Texts in the caches {@code texts} and {@code copies}. */
@ApplicationScoped
@CacheDefaults(cacheName = "texts")
class Texts {

    @CacheResult(key = "{id}")
    public String find(String id) {
        return "found";
    }

    @CachePut(key = "{id}")
    public String store(String id, String text) {
        return text;
    }

    @CachePut(key = "{id}")
    public void storeArgument(String id, @CacheValue String text) {}

    @CachePut(key = "{id}")
    public CompletionStage<String> storeLater(String id, String text) {
        return CompletableFuture.supplyAsync(() -> text);
    }

    @CachePut(key = "{id}")
    public String storeAndFail(String id) {
        throw new IllegalStateException(id);
    }

    @CacheInvalidate(key = "{id}")
    public void remove(String id) {}

    @CacheInvalidate(key = "{id}")
    public void failToRemove(String id) {
        throw new IllegalStateException(id);
    }

    @CacheInvalidate(key = "{id}", beforeInvocation = true)
    public void removeAndFail(String id) {
        throw new IllegalStateException(id);
    }

    @CacheInvalidate(key = "{id}")
    @CacheInvalidate(key = "{id}.summary")
    @CacheInvalidate(cacheName = "copies", key = "{id}")
    public void removeWithCopies(String id) {}

    @CacheInvalidateAll
    public void removeAll() {}

    @CacheInvalidateAll
    @CacheInvalidateAll(cacheName = "copies")
    public void removeEverything() {}

    @CacheInvalidatePattern(pattern = "{author}.*")
    public void removeBy(String author) {}

    @CacheInvalidatePattern(pattern = "{author}.draft.?")
    @CacheInvalidatePattern(pattern = "{author}.note.[ab]")
    @CacheInvalidatePattern(cacheName = "copies", pattern = "*{author}*")
    public void removeUnfinishedBy(String author) {}
}
