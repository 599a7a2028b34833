package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.TestCertificates;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files that {@code tls.*} name, servers that do not speak TLS, and what caches share. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTest {

    private static final String SECRET = "s3cret";
    private static final Duration SHORT = Duration.ofMillis(200);

    private static RedisServer server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = RedisServer.builder().tls(TestCertificates.server()).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CacheConfigBuilder config(String name) {
        return CacheConfig.builder(name)
                .locations(server.location())
                .tlsTrustStore(TestCertificates.trustStore())
                .tlsTrustStorePassword(TestCertificates.password())
                .onFailure(OnFailure.RAISE);
    }

    private static void assertRefused(CacheConfigBuilder config, String option, Path file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisCacheManager.of(config.build()).close())
                .withMessageContainingAll(option, file.toString())
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain(SECRET).doesNotContain(TestCertificates.password());
                    }
                });
    }

    @Test
    void S47_trustStore_wrongPassword_namesOptionAndFile() {
        assertRefused(config("c").tlsTrustStorePassword(SECRET), "tls.trust-store", TestCertificates.trustStore());
    }

    @Test
    void S47_trustStore_passwordNotGiven_namesOptionAndFile() {
        Path file = TestCertificates.trustStore();
        CacheConfigBuilder config =
                CacheConfig.builder("c").locations(server.location()).tlsTrustStore(file);
        assertRefused(config, "tls.trust-store-password", file);
    }

    @Test
    void S47_trustStore_missing_namesOptionAndFile() {
        Path file = directory.resolve("absent.p12");
        assertRefused(config("c").tlsTrustStore(file), "tls.trust-store", file);
    }

    @Test
    void S47_trustStore_isADirectory_namesOptionAndFile() {
        assertRefused(config("c").tlsTrustStore(directory), "tls.trust-store", directory);
    }

    @Test
    void S47_trustStore_noKeyStoreFile_namesOptionAndFile() throws Exception {
        Path file = Files.writeString(directory.resolve("text.p12"), "-----BEGIN CERTIFICATE-----");
        assertRefused(config("c").tlsTrustStore(file), "tls.trust-store", file);
        Path empty = Files.createFile(directory.resolve("empty.p12"));
        assertRefused(config("c").tlsTrustStore(empty), "tls.trust-store", empty);
    }

    @Test
    void S47_trustStore_withoutACertificate_namesOptionAndFile() throws Exception {
        Path file = keyStoreWithNothing();
        assertRefused(config("c").tlsTrustStore(file), "tls.trust-store", file);
    }

    @Test
    void S47_keyStore_wrongPassword_namesOptionAndFile() {
        Path file = TestCertificates.keyStore();
        assertRefused(config("c").tlsKeyStore(file).tlsKeyStorePassword(SECRET), "tls.key-store", file);
    }

    @Test
    void S47_keyStore_passwordNotGiven_namesOptionAndFile() {
        Path file = TestCertificates.keyStore();
        assertRefused(config("c").tlsKeyStore(file), "tls.key-store-password", file);
    }

    @Test
    void S47_keyStore_withoutAKey_namesOptionAndFile() throws Exception {
        Path file = keyStoreWithNothing();
        assertRefused(
                config("c").tlsKeyStore(file).tlsKeyStorePassword(TestCertificates.password()), "tls.key-store", file);
    }

    @Test
    void S47_keyStore_keyHasAnotherPassword_namesOptionAndFile() throws Exception {
        char[] password = TestCertificates.password().toCharArray();
        KeyStore client = KeyStore.getInstance(TestCertificates.keyStore().toFile(), password);
        String alias = client.aliases().nextElement();
        KeyStore other = KeyStore.getInstance("JKS");
        other.load(null, null);
        other.setKeyEntry(
                alias, client.getKey(alias, password), SECRET.toCharArray(), client.getCertificateChain(alias));
        Path file = write(other, "other.jks");
        assertRefused(
                config("c").tlsKeyStore(file).tlsKeyStorePassword(TestCertificates.password()), "tls.key-store", file);
    }

    private Path keyStoreWithNothing() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return write(empty, "nothing.p12");
    }

    private Path write(KeyStore store, String name) throws Exception {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, TestCertificates.password().toCharArray());
        }
        return file;
    }

    @Test
    void S02_trustStore_jks_isReadToo() throws Exception {
        KeyStore trusted = KeyStore.getInstance(
                TestCertificates.trustStore().toFile(),
                TestCertificates.password().toCharArray());
        String alias = trusted.aliases().nextElement();
        KeyStore jks = KeyStore.getInstance("JKS");
        jks.load(null, null);
        jks.setCertificateEntry(alias, trusted.getCertificate(alias));
        Path file = write(jks, "trust.jks");
        try (CacheManager manager =
                RedisCacheManager.of(config("c").tlsTrustStore(file).build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            assertThat(cache.get("k")).contains("v");
        }
    }

    @Test
    void S05_cachesWithOtherTlsSettings_neverShareAConnection() {
        CacheConfig one = config("one").clientName("shared").build();
        CacheConfig same = config("same").clientName("shared").build();
        CacheConfig other =
                config("other").clientName("shared").tlsVerifyHostname(false).build();
        CacheConfig untrusting = config("untrusting")
                .clientName("shared")
                .tlsTrustStore(TestCertificates.otherTrustStore())
                .build();
        try (CacheManager manager = RedisCacheManager.of(one, same, other, untrusting)) {
            manager.cache("one", String.class).get("k");
            manager.cache("same", String.class).get("k");
            assertThat(connections("shared")).isEqualTo(1);
            manager.cache("other", String.class).get("k");
            assertThat(connections("shared")).isEqualTo(2);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> manager.cache("untrusting", String.class).get("k"))
                    .withMessageContaining("localhost:" + server.port());
        }
    }

    private static long connections(String name) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(client -> client.contains(" name=" + name + " "))
                .count();
    }

    @Test
    void S02_plainConnectionToATlsServer_saysWhatToWrite() {
        assertUnavailable(
                CacheConfig.builder("c").locations("127.0.0.1:" + server.port()),
                "if it is a TLS port, write rediss:// in locations");
    }

    @Test
    void S02_tlsConnectionToAPlainServer_saysWhatToWrite() {
        try (RedisServer plain = RedisServer.start()) {
            assertUnavailable(
                    config("c").locations("rediss://localhost:" + plain.port()),
                    "if it is a port without TLS, write redis:// in locations");
        }
    }

    @Test
    void S02_serverThatWantsACertificate_clientWithoutOne_saysWhatToSet() {
        try (RedisServer strict = RedisServer.builder()
                .tls(TestCertificates.server())
                .requireClientCertificate()
                .start()) {
            assertUnavailable(
                    config("c").locations(strict.location()),
                    "it probably wants a client certificate: name the file with it in tls.key-store");
        }
    }

    @Test
    void S02_certificateOfAnotherAuthority_saysWhatToSet() {
        assertUnavailable(
                CacheConfig.builder("c").locations(server.location()),
                "its certificate is not trusted: name a file with that of its authority in tls.trust-store");
    }

    @Test
    void S02_passwordMissingOrWrong_saysWhatToSet() {
        try (RedisServer closed = RedisServer.builder().password(SECRET).start()) {
            CacheConfigBuilder plain = CacheConfig.builder("c").locations(closed.location());
            assertUnavailable(plain, "it wants a password: set password");
            assertUnavailable(plain.password("another"), "check username and password");
        }
    }

    @Test
    void S09_tls_serverNeverAnswersTheHandshake_endsAtTheSocketTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnavailable(config("c")
                    .locations("rediss://127.0.0.1:" + silent.getLocalPort())
                    .connectTimeout(Duration.ofDays(1))
                    .socketTimeout(SHORT));
        }
    }

    @Test
    void S09_tls_serverHangsAfterTheHandshake_endsAtTheSocketTimeout() {
        try (CacheManager manager =
                RedisCacheManager.of(config("c").socketTimeout(SHORT).build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            server.pause();
            try {
                assertThatExceptionOfType(CacheUnavailableException.class)
                        .isThrownBy(() -> cache.get("k"))
                        .withMessageContaining("timed out");
            } finally {
                server.resume();
            }
        }
    }

    @Test
    void S09_tls_serverAcceptsNobody_endsAtTheConnectTimeout() throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
            }
            assertUnavailable(config("c")
                    .locations("rediss://127.0.0.1:" + full.getLocalPort())
                    .connectTimeout(SHORT)
                    .socketTimeout(Duration.ofDays(1)));
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private static void assertUnavailable(CacheConfigBuilder config) {
        assertUnavailable(config, "did not answer");
    }

    private static void assertUnavailable(CacheConfigBuilder config, String words) {
        config.onFailure(OnFailure.RAISE);
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining(words);
        }
    }
}
