package io.github.cdirediscache.cli;

import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;

/** A write that times out while the network holds it back. */
final class AclLateWrite {

    private static final String CACHE = "stories";

    private AclLateWrite() {}

    /** Whether the value is there after its invalidation, when the network works again. */
    static boolean comesBack(RedisServer server, AclPage.AclUser user) {
        server.command(user.command());
        server.command("FLUSHALL");
        try (FaultProxy network = FaultProxy.of(server, 1);
                CacheManager manager = RedisCacheManager.of(CacheConfig.builder(CACHE)
                        .locations(network.location())
                        .username(user.name())
                        .password(user.password())
                        .socketTimeout(Duration.ofMillis(300))
                        .breakerFailures(1000)
                        .build())) {
            Cache<String> cache = manager.cache(CACHE, String.class);
            cache.get("k");
            network.begin(Fault.silenceOfOldConnections());
            cache.put("k", "dropped");
            await().until(() -> cache.statistics().pendingInvalidations() == 0);
            network.heal();
            await().until(() -> network.connections() == 1);
            return cache.get("k").isPresent();
        }
    }
}
