package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.RedisServerBuilder;
import io.github.cdirediscache.testing.TestCertificates;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a cache does whose servers speak TLS and nothing else. Each subclass gives another topology. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class TlsContract {

    static final String USER = "app";
    static final String PASSWORD = "s3cret p@ss:w/rd";
    private static final String OWNER = "s3cret-owner";

    private TlsServers servers;

    /** Starts servers of the topology, with settings for each of its processes. */
    abstract TlsServers start(Consumer<RedisServerBuilder> settings);

    @BeforeAll
    void startServers() {
        servers = start(server -> server.tls(TestCertificates.server())
                .requireClientCertificate()
                .password(OWNER)
                .user(USER, PASSWORD));
    }

    @AfterAll
    void stopServers() {
        servers.close();
    }

    private static CacheConfigBuilder trusting(CacheConfigBuilder config) {
        return config.tlsTrustStore(TestCertificates.trustStore()).tlsTrustStorePassword(TestCertificates.password());
    }

    private static CacheConfigBuilder identified(CacheConfigBuilder config) {
        return config.tlsKeyStore(TestCertificates.keyStore()).tlsKeyStorePassword(TestCertificates.password());
    }

    private static CacheManager manager(TlsServers servers, UnaryOperator<CacheConfigBuilder> settings) {
        CacheConfigBuilder config = servers.settings()
                .apply(CacheConfig.builder(TestCaches.NAME))
                .connectTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(5))
                .onFailure(OnFailure.RAISE);
        return RedisCacheManager.of(settings.apply(config).build());
    }

    @Test
    void S02_rediss_clientCertificateAndUser_everythingWorks() {
        try (CacheManager manager =
                manager(servers, c -> identified(trusting(c)).clientName("tls"))) {
            Cache<String> cache = manager.cache(TestCaches.NAME, String.class);
            Map<String, String> values =
                    IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
            cache.putAll(values);
            assertThat(cache.getAll(values.keySet())).isEqualTo(values);
            cache.put("k0", "new");
            assertThat(cache.get("k0")).contains("new");
            assertThat(cache.getOrLoad("k0", () -> "loaded")).isEqualTo("new");
            assertThat(cache.getOrLoad("absent", () -> "loaded")).isEqualTo("loaded");
            assertThat(cache.get("absent")).contains("loaded");
            assertThat(cache.invalidate("k1")).isTrue();
            assertThat(cache.clear()).isEqualTo(100);
            assertThat(cache.keys("*")).isEmpty();
            assertThat(cache.statistics().failures()).isZero();
            assertThat(servers.clients("tls")).isNotEmpty().allMatch(client -> client.contains(" user=" + USER + " "));
        }
    }

    @Test
    void S05_clientCertificateMissing_isRefusedByTheServer() {
        assertUnavailable(servers, TlsContract::trusting);
    }

    @Test
    void S05_serverOfAnUnknownAuthority_isRefused() {
        assertUnavailable(
                servers,
                config -> identified(config.tlsTrustStore(TestCertificates.otherTrustStore())
                        .tlsTrustStorePassword(TestCertificates.password())));
    }

    @Test
    void S05_serverOfTheJvmsAuthoritiesOnly_isRefused() {
        assertUnavailable(servers, config -> config);
    }

    @Test
    void S05_certificateOfAnotherHost_isRefusedUnlessHostsAreNotVerified() {
        Consumer<RedisServerBuilder> elsewhere = server ->
                server.tls(TestCertificates.wrongHost()).password(OWNER).user(USER, PASSWORD);
        try (TlsServers others = start(elsewhere)) {
            assertUnavailable(others, TlsContract::trusting);
            try (CacheManager manager = manager(others, c -> trusting(c).tlsVerifyHostname(false))) {
                Cache<String> cache = manager.cache(TestCaches.NAME, String.class);
                cache.put("k", "v");
                assertThat(cache.get("k")).contains("v");
            }
        }
    }

    private static void assertUnavailable(TlsServers servers, UnaryOperator<CacheConfigBuilder> settings) {
        try (CacheManager manager = manager(servers, settings)) {
            Cache<String> cache = manager.cache(TestCaches.NAME, String.class);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .satisfies(failure -> assertThat(stackTrace(failure))
                            .doesNotContain("s3cret")
                            .doesNotContain(TestCertificates.password()));
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
