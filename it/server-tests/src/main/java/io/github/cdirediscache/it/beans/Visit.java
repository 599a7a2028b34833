package io.github.cdirediscache.it.beans;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** A bean of a passivating scope, with a cache in its state. */
@ConversationScoped
public class Visit implements Serializable {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // what is injected can be serialized
    @Inject
    @Named("beans")
    private Cache<String> cache;

    Cache<String> cache() {
        return cache;
    }

    @CacheResult(cacheName = "beans", key = "visit.{id}")
    public String find(String id) {
        return Counted.run(id);
    }
}
