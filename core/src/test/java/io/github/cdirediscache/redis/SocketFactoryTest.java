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
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that a class of the user's makes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketFactoryTest {

    private static final List<Socket> MADE = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        MADE.clear();
    }

    private static CacheConfigBuilder config(String location, Class<?> factory) {
        return CacheConfig.builder("c")
                .locations(location)
                .socketFactory(factory.getName())
                .onFailure(OnFailure.RAISE);
    }

    private static void assertPutAndGet(CacheConfigBuilder config) {
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            assertThat(cache.get("k")).contains("v");
        }
    }

    @Test
    void S06_socketFactory_ofTheUser_makesTheSockets() {
        try (RedisServer server = RedisServer.start()) {
            assertPutAndGet(config(server.location(), Noting.class));
        }
        assertThat(MADE).hasSize(1).allMatch(Socket::isClosed);
    }

    @Test
    void S06_socketFactory_underTls_makesTheSocketsBelow() {
        try (RedisServer server =
                RedisServer.builder().tls(TestCertificates.server()).start()) {
            assertPutAndGet(config(server.location(), Noting.class)
                    .tlsTrustStore(TestCertificates.trustStore())
                    .tlsTrustStorePassword(TestCertificates.password()));
        }
        assertThat(MADE).hasSize(1).allMatch(Socket::isClosed);
    }

    @Test
    void S06_socketFactory_locationIsAUnixSocket_isNotAsked() {
        try (RedisServer server = RedisServer.builder().unixSocket().start()) {
            assertPutAndGet(config(server.unixSocket().orElseThrow().toString(), Noting.class));
        }
        assertThat(MADE).isEmpty();
    }

    @Test
    void S06_socketFactory_serverSilent_keepsTheTimeouts() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertUnavailable(
                    config("127.0.0.1:" + silent.getLocalPort(), Noting.class).socketTimeout(Duration.ofMillis(200)));
        }
        assertThat(MADE).isNotEmpty().allMatch(Socket::isClosed);
    }

    @Test
    void S06_socketFactory_nobodyListens_closesItsSocket() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertUnavailable(config("127.0.0.1:" + port, Noting.class));
        assertThat(MADE).isNotEmpty().allMatch(Socket::isClosed);
    }

    @ParameterizedTest
    @ValueSource(classes = {Refusing.class, Broken.class, Empty.class})
    void S06_socketFactory_failsToMakeOne_serverIsUnavailable(Class<?> factory) {
        try (RedisServer server = RedisServer.start()) {
            assertUnavailable(config(server.location(), factory));
        }
    }

    private static void assertUnavailable(CacheConfigBuilder config) {
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.get("k"));
        }
    }

    @Test
    void S47_socketFactory_unknown_namesOptionAndClass() {
        assertRefused("com.example.Absent", "there is no class");
    }

    @Test
    void S47_socketFactory_anotherType_namesOptionAndClass() {
        assertRefused(String.class.getName(), "must be a javax.net.SocketFactory");
    }

    @Test
    void S47_socketFactory_canNotBeLoaded_namesOptionAndClass() {
        assertRefused(FailingToLoad.class.getName(), "no number");
    }

    @ParameterizedTest
    @ValueSource(classes = {Hidden.class, WithParameter.class, Incomplete.class, Failing.class})
    void S47_socketFactory_canNotBeMade_namesOptionAndClass(Class<?> unusable) {
        assertRefused(unusable.getName(), "constructor");
    }

    private static void assertRefused(String className, String reason) {
        CacheConfig config = CacheConfig.builder("c")
                .locations("localhost")
                .socketFactory(className)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisCacheManager.of(config).close())
                .withMessageContainingAll("socket-factory", className, reason);
    }

    /** As much as it takes for one class to be a factory: connected sockets are not asked for. */
    private abstract static class Unconnected extends SocketFactory {

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("not asked for");
        }
    }

    /** Works, and notes its sockets. */
    public static final class Noting extends Unconnected {

        @Override
        public Socket createSocket() {
            Socket socket = new Socket();
            MADE.add(socket);
            return socket;
        }
    }

    /** Makes none, as {@link SocketFactory} itself does. */
    public static final class Refusing extends Unconnected {}

    /** Makes none, by a mistake of its own. */
    public static final class Broken extends Unconnected {

        @Override
        public Socket createSocket() {
            throw new UnsupportedOperationException("broken");
        }
    }

    /** Gives nothing. */
    public static final class Empty extends Unconnected {

        @Override
        public Socket createSocket() {
            return null;
        }
    }

    /** Can't be made: private. */
    public static final class Hidden extends Unconnected {
        private Hidden() {}
    }

    /** Can't be made: wants something. */
    public static final class WithParameter extends Unconnected {
        /** Wants a name. */
        public WithParameter(String name) {
            MADE.add(new Socket());
        }
    }

    /** Can't be made: abstract. */
    public abstract static class Incomplete extends Unconnected {}

    /** Can't be made: says no. */
    public static final class Failing extends Unconnected {
        /** Says no. */
        public Failing() {
            throw new IllegalStateException("no");
        }
    }

    /** Can't be loaded. */
    public static final class FailingToLoad extends Unconnected {
        private static final int NUMBER = Integer.parseInt("no number");

        /** Is never reached. */
        public FailingToLoad() {
            MADE.add(new Socket());
        }

        @Override
        public String toString() {
            return "number " + NUMBER;
        }
    }
}
