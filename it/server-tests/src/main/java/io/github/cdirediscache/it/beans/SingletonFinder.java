package io.github.cdirediscache.it.beans;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.ejb.Singleton;

/** Without an interface. */
@Singleton
public class SingletonFinder {

    @CacheResult(cacheName = "beans", key = "singleton.{id}")
    public String find(String id) {
        return Counted.run(id);
    }

    @CacheInvalidate(cacheName = "beans", key = "singleton.{id}")
    public void forget(String id) {}
}
