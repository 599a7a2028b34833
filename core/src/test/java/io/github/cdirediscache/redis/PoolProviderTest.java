package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.connection.PoolProvider;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/** Pools that a class of the user's makes. */
@Timeout(60)
class PoolProviderTest {

    private static final List<Made> MADE = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        MADE.clear();
    }

    private static CacheConfigBuilder config(Class<?> provider) {
        return CacheConfig.builder("c").poolProvider(provider.getName());
    }

    @Test
    void S07_poolProvider_ofTheUser_makesThePoolOfTheSettings() {
        try (RedisServer server = RedisServer.builder().password("s3cret").start()) {
            CacheConfig config = config(Noting.class)
                    .locations(server.url())
                    .poolMaxConnections(7)
                    .poolMinIdle(2)
                    .poolMaxWait(Duration.ofMillis(30))
                    .build();
            try (CacheManager manager = RedisCacheManager.of(config)) {
                Cache<String> cache = manager.cache("c", String.class);
                cache.put("k", "v");
                assertThat(cache.get("k")).contains("v");
                assertThat(MADE).hasSize(1);
                assertThat(MADE.get(0).location).isEqualTo(server.location());
                assertThat(MADE.get(0).pool.getBorrowedCount()).isGreaterThanOrEqualTo(2);
                assertThat(MADE.get(0).pool.getMaxTotal()).isEqualTo(7);
                assertThat(MADE.get(0).pool.getMinIdle()).isEqualTo(2);
                assertThat(MADE.get(0).pool.getMaxWaitDuration()).isEqualTo(Duration.ofMillis(30));
            }
            assertThat(MADE).allMatch(made -> made.pool.isClosed());
        }
    }

    @Test
    void S07_poolProvider_severalServers_makesOneForEach() {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            CacheConfig config = config(Noting.class)
                    .topology(TopologyKind.CLUSTER)
                    .locations(cluster.locations().get(0))
                    .build();
            try (CacheManager manager = RedisCacheManager.of(config)) {
                Cache<String> cache = manager.cache("c", String.class);
                Map<String, String> values =
                        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
                cache.putAll(values);
                assertThat(cache.getAll(values.keySet())).isEqualTo(values);
                assertThat(MADE).extracting(Made::location).containsExactlyInAnyOrderElementsOf(cluster.locations());
            }
            assertThat(MADE).allMatch(made -> made.pool.isClosed());
        }
    }

    @Test
    void S47_poolProvider_unknown_namesOptionAndClass() {
        CacheConfig config = CacheConfig.builder("c")
                .locations("localhost")
                .poolProvider("com.example.Absent")
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisCacheManager.of(config).close())
                .withMessageContainingAll("pool.provider", "com.example.Absent", "there is no class");
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, Hidden.class, Failing.class})
    void S47_poolProvider_unusable_namesOptionAndClass(Class<?> unusable) {
        CacheConfig config = config(unusable).locations("localhost").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisCacheManager.of(config).close())
                .withMessageContainingAll("pool.provider", unusable.getName());
    }

    private record Made(String location, ConnectionPool pool) {}

    /** Works, and notes its pools. */
    public static final class Noting implements PoolProvider {

        @Override
        public ConnectionPool pool(
                String location, ConnectionFactory connections, GenericObjectPoolConfig<Connection> settings) {
            ConnectionPool pool = new ConnectionPool(connections, settings);
            MADE.add(new Made(location, pool));
            return pool;
        }
    }

    /** Can't be made: private. */
    public static final class Hidden implements PoolProvider {

        private Hidden() {}

        @Override
        public ConnectionPool pool(
                String location, ConnectionFactory connections, GenericObjectPoolConfig<Connection> settings) {
            throw new IllegalStateException("never made");
        }
    }

    /** Can't be made: says no. */
    public static final class Failing implements PoolProvider {

        /** Says no. */
        public Failing() {
            throw new IllegalStateException("no");
        }

        @Override
        public ConnectionPool pool(
                String location, ConnectionFactory connections, GenericObjectPoolConfig<Connection> settings) {
            throw new IllegalStateException("never made");
        }
    }
}
