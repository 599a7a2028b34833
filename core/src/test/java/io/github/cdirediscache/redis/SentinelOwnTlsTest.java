package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.AddressMap;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import io.github.cdirediscache.testing.TestCertificates;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sentinels that speak TLS and servers that do not, and the other way round. As real sentinels reach their servers in the
 * way that they are reached, the address map leads from the server that they name to another one.
 */
@Timeout(90)
class SentinelOwnTlsTest {

    private static final Consumer<RedisServerBuilder> TLS = server -> server.tls(TestCertificates.server());

    private static void withCache(
            RedisSentinels sentinels,
            RedisServer server,
            UnaryOperator<CacheConfigBuilder> tls,
            Consumer<Cache<String>> use) {
        CacheConfigBuilder config = CacheConfig.builder(TestCaches.NAME)
                .topology(TopologyKind.SENTINEL)
                .sentinelMaster("main")
                .locations(sentinels.locations().get(0))
                .addressMap(AddressMap.parse(address(sentinels.replication().master()) + "=" + address(server)))
                .onFailure(OnFailure.RAISE);
        try (CacheManager manager = RedisCacheManager.of(tls.apply(config).build())) {
            use.accept(manager.cache(TestCaches.NAME, String.class));
        }
    }

    private static String address(RedisServer server) {
        return server.host() + ":" + server.port();
    }

    private static void works(Cache<String> cache) {
        cache.put("k", "v");
        assertThat(cache.get("k")).contains("v");
    }

    private static void isRefused(Cache<String> cache) {
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache.get("k"))
                .withMessageContaining("its certificate is not trusted");
    }

    private static CacheConfigBuilder trusted(CacheConfigBuilder config) {
        return config.tlsTrustStore(TestCertificates.trustStore()).tlsTrustStorePassword(TestCertificates.password());
    }

    private static CacheConfigBuilder other(CacheConfigBuilder config) {
        return config.tlsTrustStore(TestCertificates.otherTrustStore())
                .tlsTrustStorePassword(TestCertificates.password());
    }

    private static CacheConfigBuilder sentinelTrusted(CacheConfigBuilder config) {
        return config.sentinelTlsTrustStore(TestCertificates.trustStore())
                .sentinelTlsTrustStorePassword(TestCertificates.password());
    }

    private static CacheConfigBuilder sentinelOther(CacheConfigBuilder config) {
        return config.sentinelTlsTrustStore(TestCertificates.otherTrustStore())
                .sentinelTlsTrustStorePassword(TestCertificates.password());
    }

    @Test
    void S05_sentinelsPlain_serversWithTls() {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1);
                RedisServer server =
                        RedisServer.builder().tls(TestCertificates.server()).start()) {
            withCache(sentinels, server, c -> trusted(c).sentinelServersTls(true), cache -> {
                works(cache);
                assertThat(server.command("EXISTS", "stories:1:k")).isEqualTo("1");
            });
            withCache(sentinels, server, c -> other(c).sentinelServersTls(true), SentinelOwnTlsTest::isRefused);
        }
    }

    @Test
    void S05_sentinelsWithTls_serversPlainOrWithAnotherAuthority() {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1, TLS, TLS);
                RedisServer plain = RedisServer.start();
                RedisServer secured =
                        RedisServer.builder().tls(TestCertificates.server()).start()) {
            withCache(sentinels, plain, c -> sentinelTrusted(c).sentinelServersTls(false), SentinelOwnTlsTest::works);
            withCache(
                    sentinels,
                    plain,
                    c -> sentinelTrusted(other(c)).sentinelServersTls(false),
                    SentinelOwnTlsTest::works);
            withCache(sentinels, secured, SentinelOwnTlsTest::trusted, SentinelOwnTlsTest::works);
            withCache(sentinels, secured, c -> sentinelOther(trusted(c)), SentinelOwnTlsTest::isRefused);
            withCache(sentinels, secured, c -> sentinelTrusted(other(c)), SentinelOwnTlsTest::isRefused);
        }
    }
}
