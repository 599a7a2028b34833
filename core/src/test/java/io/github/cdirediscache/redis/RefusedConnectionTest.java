package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that refuses new connections, and serves those that it has. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefusedConnectionTest {

    private static final int THREADS = 4;

    private RedisServer server;
    private AnsweringProxy proxy;

    @BeforeEach
    void start() throws IOException {
        Scarce.left = 1;
        server = RedisServer.start();
        proxy = new AnsweringProxy(server);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private CacheConfigBuilder config() {
        return CacheConfig.builder("c")
                .locations(proxy.location())
                .onFailure(OnFailure.RAISE)
                .poolMaxWait(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"maxclients,1", "requirepass,another"})
    void newConnectionRefused_callersWaitForTheLiveOne(String directive, String value) throws Exception {
        assertCallersWait(config(), () -> server.command("CONFIG", "SET", directive, value));
    }

    @Test
    void newConnectionReset_callersWaitForTheLiveOne() throws Exception {
        try (FaultProxy resetting = FaultProxy.of(server, 1)) {
            assertCallersWait(config().locations(resetting.location()), resetting::refuse);
        }
    }

    @Test
    void noMoreSockets_callersWaitForTheLiveOne() throws Exception {
        assertCallersWait(config().socketFactory(Scarce.class.getName()), () -> Scarce.left = 0);
    }

    private static void assertCallersWait(CacheConfigBuilder config, Runnable noMoreConnections) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            noMoreConnections.run();
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> hits = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                hits.add(threads.submit(() -> {
                    go.await();
                    int found = 0;
                    for (int n = 0; n < 200; n++) {
                        found += cache.get("k").isPresent() ? 1 : 0;
                    }
                    return found;
                }));
            }
            go.countDown();
            for (Future<Integer> found : hits) {
                assertThat(found.get()).isEqualTo(200);
            }
            assertThat(cache.statistics().failures()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void wrongPassword_isSaidToEveryCaller_butNotAskedForEach() {
        server.command("CONFIG", "SET", "requirepass", "right");
        try (CacheManager manager =
                RedisCacheManager.of(config().password("wr0ng").build())) {
            Cache<String> cache = manager.cache("c", String.class);
            for (int i = 0; i < 300; i++) {
                assertThatExceptionOfType(CacheUnavailableException.class)
                        .isThrownBy(() -> cache.get("k"))
                        .withMessageContainingAll("WRONGPASS", "check username and password");
            }
            assertThat(proxy.accepted()).isLessThan(40);
        }
    }

    @Test
    void wrongPassword_isCorrected_worksAgain() {
        server.command("CONFIG", "SET", "requirepass", "old");
        try (CacheManager manager = RedisCacheManager.of(
                config().password("rotated").onFailure(OnFailure.LOAD).build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            server.restart();
            server.command("CONFIG", "SET", "requirepass", "rotated");
            Awaitility.await()
                    .until(() -> cache.getOrLoad("k", () -> "v").equals("v")
                            && cache.get("k").isPresent());
        }
    }

    @Test
    void nobodyIsAsked_untilAConnectionIsFree_ifMaxWaitIsZero() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (CacheManager manager = RedisCacheManager.of(config().poolMaxConnections(1)
                .poolMaxWait(Duration.ZERO)
                .socketTimeout(Duration.ofSeconds(20))
                .breakerFailures(1000)
                .build())) {
            Cache<String> cache = manager.cache("c", String.class);
            proxy.answer("HELLO", AnsweringProxy.SWALLOW);
            Future<?> connecting = threads.submit(() -> cache.get("k"));
            Awaitility.await().until(() -> proxy.verbs().contains("HELLO"));
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("pool.max-wait");
            assertThat(connecting.isDone()).isFalse();
            proxy.close();
            Awaitility.await().until(connecting::isDone);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The process may open so many sockets and no more. */
    public static final class Scarce extends SocketFactory {

        private static volatile int left = 1;

        @Override
        public Socket createSocket() throws IOException {
            if (left == 0) {
                throw new SocketException("Too many open files");
            }
            return new Socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("unused");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("unused");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new IOException("unused");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("unused");
        }
    }
}
