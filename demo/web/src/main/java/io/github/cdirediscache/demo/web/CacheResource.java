package io.github.cdirediscache.demo.web;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the page asks for every second. */
@Path("cache")
@RequestScoped
public class CacheResource {

    @Inject
    @Named("tiles")
    Cache<byte[]> cache;

    @Inject
    CacheManager caches;

    @Inject
    Redis redis;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public CacheView now() {
        ServerStatus server = caches.servers().get(0);
        CacheStatistics statistics = cache.statistics();
        return new CacheView(
                server.location(),
                server.isAnswering(),
                redis.isOurs(),
                statistics.hits(),
                statistics.misses(),
                statistics.loads(),
                statistics.failures(),
                server.isAnswering() ? keys() : List.of());
    }

    private List<CachedKey> keys() {
        try {
            return cache.keys("*").distinct().sorted().flatMap(this::cached).toList();
        } catch (CacheUnavailableException goneSinceItAnswered) {
            return List.of();
        }
    }

    /** Listed a moment ago, it may be gone by now. */
    private Stream<CachedKey> cached(String key) {
        return cache.timeToLive(key).left().map(Duration::toSeconds).map(left -> new CachedKey(key, left)).stream();
    }
}
