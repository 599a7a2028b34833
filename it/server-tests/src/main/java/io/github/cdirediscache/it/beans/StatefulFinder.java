package io.github.cdirediscache.it.beans;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import jakarta.ejb.Stateful;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** With a cache in its state. */
@Stateful
public class StatefulFinder implements Serializable {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // what is injected can be serialized
    @Inject
    @Named("beans")
    private Cache<String> cache;

    @CacheResult(cacheName = "beans", key = "stateful.{id}")
    public String find(String id) {
        return Counted.run(id);
    }

    public boolean knows(String id) {
        return cache.contains("stateful." + id);
    }
}
