package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** Managers on a test's servers, closed after the test, which then looks for what was left behind. */
final class TestCaches implements AutoCloseable {

    static final String NAME = "stories";

    private final Supplier<List<RedisServer>> servers;
    private final UnaryOperator<CacheConfigBuilder> locations;
    private final List<CacheManager> managers = new ArrayList<>();

    TestCaches(RedisServer server) {
        this(() -> List.of(server), config -> config.locations(server.url()));
    }

    TestCaches(Supplier<List<RedisServer>> servers, UnaryOperator<CacheConfigBuilder> locations) {
        this.servers = servers;
        this.locations = locations;
    }

    CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        CacheConfigBuilder config = locations.apply(CacheConfig.builder(NAME));
        CacheManager manager = RedisCacheManager.of(settings.apply(config).build());
        managers.add(manager);
        return manager;
    }

    <V> Cache<V> cache(Class<V> type, UnaryOperator<CacheConfigBuilder> settings) {
        return manager(settings).cache(NAME, type);
    }

    <V> Cache<V> cache(Class<V> type) {
        return cache(type, config -> config);
    }

    @Override
    public void close() {
        managers.forEach(CacheManager::close);
        managers.clear();
        servers.get().stream().filter(RedisServer::isRunning).forEach(TestCaches::assertNoConnection);
    }

    private static void assertNoConnection(RedisServer server) {
        Awaitility.await("connections closed")
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(server.command("CLIENT", "LIST")
                                .lines()
                                .filter(line -> line.contains("cdi-redis-cache")))
                        .isEmpty());
    }
}
