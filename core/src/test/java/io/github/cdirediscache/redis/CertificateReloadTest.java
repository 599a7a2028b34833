package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of certificates that are replaced while a cache runs. */
@Timeout(60)
class CertificateReloadTest {

    @TempDir
    private Path directory;

    private RedisServer server;
    private Path trustStore;
    private Path keyStore;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.builder()
                .tls(TestCertificates.server())
                .requireClientCertificate()
                .start();
        trustStore = directory.resolve("trust.p12");
        keyStore = directory.resolve("key.p12");
        Files.copy(TestCertificates.trustStore(), trustStore);
        Files.copy(TestCertificates.keyStore(), keyStore);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CacheManager manager() {
        return RedisCacheManager.of(CacheConfig.builder("c")
                .locations(server.location())
                .tlsTrustStore(trustStore)
                .tlsTrustStorePassword(TestCertificates.password())
                .tlsKeyStore(keyStore)
                .tlsKeyStorePassword(TestCertificates.password())
                .connectTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(5))
                .breakerFailures(1000)
                .onFailure(OnFailure.RAISE)
                .build());
    }

    /** As deployments do it: nobody sees half a file. */
    private void replace(Path file, Path by) throws IOException {
        Path next = directory.resolve("next");
        Files.copy(by, next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void closeConnections() {
        server.command("CLIENT", "KILL", "TYPE", "normal");
    }

    private boolean works(Cache<String> cache) {
        closeConnections();
        try {
            cache.put("k", "v");
            return cache.get("k").isPresent();
        } catch (CacheUnavailableException refused) {
            return false;
        }
    }

    @Test
    void trustStoreReplaced_isUsedForNewConnections() throws IOException {
        try (CacheManager manager = manager()) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            replace(trustStore, TestCertificates.otherTrustStore());
            assertThat(cache.get("k")).contains("v");
            Awaitility.await().until(() -> !works(cache));
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("other"))
                    .withMessageContaining("tls.trust-store");
            replace(trustStore, TestCertificates.trustStore());
            Awaitility.await().until(() -> works(cache));
        }
    }

    @Test
    void keyStoreReplaced_isUsedForNewConnections() throws IOException {
        replace(keyStore, TestCertificates.otherKeyStore());
        try (CacheManager manager = manager()) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.get("k"));
            replace(keyStore, TestCertificates.keyStore());
            Awaitility.await().until(() -> works(cache));
        }
    }

    @Test
    void fileBroken_theOldCertificatesStayInUse() throws IOException {
        try (CacheManager manager = manager()) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            byte[] whole = Files.readAllBytes(keyStore);
            Files.write(keyStore, Arrays.copyOf(whole, whole.length / 2));
            Awaitility.await()
                    .during(Duration.ofMillis(1500))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> works(cache));
        }
    }
}
