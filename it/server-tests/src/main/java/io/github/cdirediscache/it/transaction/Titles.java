package io.github.cdirediscache.it.transaction;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;

/** A bean with and without transactions of its own. */
@ApplicationScoped
@CacheDefaults(cacheName = "titles")
class Titles {

    private final AtomicInteger runs = new AtomicInteger();

    @CacheResult(key = "{id}")
    public String find(String id) {
        return "run " + runs.incrementAndGet();
    }

    @CacheInvalidate(key = "{id}")
    public void change(String id) {}

    @CacheInvalidatePattern(pattern = "{prefix}*")
    public void changeAll(String prefix) {}

    @CachePut(key = "{id}")
    public void save(String id, @CacheValue String title) {}

    @Transactional
    @CacheInvalidate(key = "{id}")
    public void changeInTransaction(String id, Runnable work) {
        work.run();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @CacheInvalidate(key = "{id}")
    public void changeApart(String id) {}
}
