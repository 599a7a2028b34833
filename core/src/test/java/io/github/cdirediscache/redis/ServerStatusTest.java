package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import org.junit.jupiter.api.Test;

@RedisTest
class ServerStatusTest {

    private static CacheConfigBuilder config(String name, RedisServer server) {
        return CacheConfig.builder(name).locations(server.url());
    }

    @Test
    void servers_ofCachesThatShareOne_isAskedForEachOnOneConnection(RedisServer server) {
        try (CacheManager caches = RedisCacheManager.of(
                config("b", server).build(), config("a", server).build())) {
            assertThat(caches.servers()).hasSize(2);
            server.command("CONFIG", "RESETSTAT");

            assertThat(caches.servers())
                    .containsExactly(
                            new ServerStatus("a", "", server.location(), ServerRole.MASTER, true),
                            new ServerStatus("b", "", server.location(), ServerRole.MASTER, true));
            assertThat(server.command("INFO", "commandstats"))
                    .contains("cmdstat_evalsha:calls=2,")
                    .doesNotContain("cmdstat_hello");
            assertThat(server.command("DBSIZE")).isEqualTo("0");
        }
    }

    @Test
    void servers_gone_isNotAnsweringUntilItIsBack(RedisServer server) {
        try (CacheManager caches = RedisCacheManager.of(config("a", server).build())) {
            server.stop();
            assertThat(caches.servers()).singleElement().satisfies(down -> {
                assertThat(down.isAnswering()).isFalse();
                assertThat(down.failure()).contains(server.location(), "did not answer: ConnectException");
            });
            server.restart();
            assertThat(caches.servers())
                    .containsExactly(new ServerStatus("a", "", server.location(), ServerRole.MASTER, true));
        }
    }

    @Test
    void servers_userMayNotPing_isAnswering() {
        try (RedisServer server = RedisServer.builder()
                        .user("app", "secret", "~*", "+@all", "-ping")
                        .start();
                CacheManager caches = RedisCacheManager.of(config("a", server).build())) {
            assertThat(caches.servers())
                    .containsExactly(new ServerStatus("a", "", server.location(), ServerRole.MASTER, true));
        }
    }

    @Test
    void servers_cacheIsNotEnabled_areNone() {
        try (CacheManager caches =
                RedisCacheManager.of(CacheConfig.builder("a").enabled(false).build())) {
            assertThat(caches.servers()).isEmpty();
        }
    }
}
