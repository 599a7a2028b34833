package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.PoolConfig;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;

class PoolTest {

    @Test
    void S07_minIdle_isKeptByTheEvictorsRuns() throws Exception {
        try (RedisServer server = RedisServer.start();
                Pool pool = new Pool(
                        new ConnectionFactory(
                                new HostAndPort(server.host(), server.port()),
                                DefaultJedisClientConfig.builder().resp3().build()),
                        Pool.settings(config()))) {
            assertThat(pool.getDurationBetweenEvictionRuns()).isPositive();
            assertThat(pool.getMaxTotal()).isEqualTo(5);
            pool.preparePool();
            assertThat(pool.getNumIdle()).isEqualTo(3);
        }
    }

    private static PoolConfig config() {
        return CacheConfig.builder("stories")
                .enabled(false)
                .poolMaxConnections(5)
                .poolMinIdle(3)
                .poolMaxWait(Duration.ofMillis(100))
                .build()
                .connection()
                .pool();
    }
}
