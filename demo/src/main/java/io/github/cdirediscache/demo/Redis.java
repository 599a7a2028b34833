package io.github.cdirediscache.demo;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.testing.EmbeddedRedis;
import io.github.cdirediscache.testing.RedisServer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The Redis that the caches are in: the embedded one, or the user's. */
@Dependent
final class Redis {

    private final String locations;
    private final CacheManager caches;

    @Inject
    Redis(@ConfigProperty(name = "redis-cache.default.locations") String locations, CacheManager caches) {
        this.locations = locations;
        this.caches = caches;
    }

    /** The server, to look into and to kill; empty if it is not ours. */
    Optional<RedisServer> embedded() {
        return locations.strip().equals("embedded:") ? Optional.of(EmbeddedRedis.shared()) : Optional.empty();
    }

    boolean isAnswering() {
        return caches.servers().stream().allMatch(ServerStatus::isAnswering);
    }

    @Override
    public String toString() {
        Set<String> servers =
                caches.servers().stream().map(ServerStatus::location).collect(Collectors.toSet());
        return String.join(", ", servers) + (embedded().isPresent() ? " (embedded)" : "");
    }
}
