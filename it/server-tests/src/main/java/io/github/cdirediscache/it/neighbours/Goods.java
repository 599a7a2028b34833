package io.github.cdirediscache.it.neighbours;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Writes and reads one key of a cache whose name the neighbours use as well. */
@ApplicationScoped
class Goods {

    @Inject
    @Named("goods")
    Cache<String> goods;

    @Inject
    CacheManager caches;

    void put(String value) {
        goods.put("key", value);
    }

    Optional<String> get() {
        return goods.get("key");
    }

    Optional<?> getAsList() {
        return caches.cache("goods", List.class).get("key");
    }

    long puts() {
        return goods.statistics().puts();
    }
}
