package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RedisTest
class SingleServerCacheTest extends CacheContract {

    private final RedisServer server;
    private TestCaches caches;

    SingleServerCacheTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @Override
    CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.manager(settings);
    }

    @Override
    void writeRaw(String physicalKey, String... command) {
        server.command(command);
    }

    @Override
    boolean existsRaw(String physicalKey) {
        return server.command("EXISTS", physicalKey).equals("1");
    }
}
