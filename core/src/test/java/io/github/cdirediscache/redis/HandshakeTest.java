package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and proxies that refuse what connections can do without. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandshakeTest {

    private static final String PASSWORD = "s3cr3t-pw";

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.builder()
                .password(PASSWORD)
                .user("quiet", PASSWORD, "~*", "+@all", "-client", "-hello")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CacheConfigBuilder config(String location) {
        return CacheConfig.builder("c")
                .locations(location)
                .password(PASSWORD)
                .database(3)
                .socketTimeout(Duration.ofMillis(500))
                .onFailure(OnFailure.RAISE);
    }

    private static void assertWorks(CacheConfigBuilder config) {
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.putAll(Map.of("a", "1", "b", "2"));
            assertThat(cache.getAll(List.of("a", "b"))).hasSize(2);
            assertThat(cache.timeToLive("a").left()).isPresent();
            assertThat(cache.statistics().failures()).isZero();
        }
    }

    @Test
    void resp2_sendsNoHello() throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server)) {
            assertWorks(config(proxy.location()).protocol(Protocol.RESP2));
            assertThat(proxy.verbs())
                    .startsWith("AUTH", "SELECT", "CLIENT", "CLIENT")
                    .doesNotContain("HELLO");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ERR unknown command 'HELLO', with args beginning with: '3'",
                "-ERR unknown command `HELLO`",
                "-NOPERM this user has no permissions to run the 'hello' command",
                "-NOPROTO unsupported protocol version",
                "-ERR Proxy error: command not supported",
                "-invalid request: upstream protocol error",
                "-ERR Syntax error",
                "+OK",
                "$-1",
                "*0",
                ":1",
                "what?",
                "$abc",
                AnsweringProxy.CLOSE
            })
    void auto_helloRefused_fallsBackAndRemembersIt(String answer) throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server);
                CacheManager manager = RedisCacheManager.of(
                        config(proxy.location()).protocol(Protocol.AUTO).build())) {
            proxy.answer("HELLO", answer);
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            assertThat(cache.get("k")).contains("v");
            server.command("CLIENT", "KILL", "TYPE", "normal");
            assertThat(cache.get("k")).contains("v");
            assertThat(Collections.frequency(proxy.verbs(), "HELLO")).isEqualTo(1);
            assertThat(Collections.frequency(proxy.verbs(), "AUTH")).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-ERR unknown command", "-NOPERM no", AnsweringProxy.CLOSE, AnsweringProxy.SWALLOW, "what?"})
    void client_refused_isNoReasonNotToConnect(String answer) throws IOException {
        for (Protocol protocol : Protocol.values()) {
            try (AnsweringProxy proxy = new AnsweringProxy(server)) {
                proxy.answer("CLIENT", answer);
                assertWorks(config(proxy.location()).protocol(protocol));
            }
        }
    }

    @Test
    void client_serverIsBusyFirst_isSentOnTheNextConnection() throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server);
                CacheManager manager =
                        RedisCacheManager.of(config(proxy.location()).build())) {
            proxy.answer("CLIENT", "-BUSY Redis is busy running a script");
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            int before = Collections.frequency(proxy.verbs(), "CLIENT");
            server.command("CLIENT", "KILL", "TYPE", "normal");
            assertThat(cache.get("k")).contains("v");
            assertThat(Collections.frequency(proxy.verbs(), "CLIENT")).isEqualTo(2 * before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ERR unknown command", AnsweringProxy.CLOSE})
    void auto_helloAndClientRefused_works(String answer) throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server)) {
            proxy.answer("HELLO", answer);
            proxy.answer("CLIENT", answer);
            assertWorks(config(proxy.location()).protocol(Protocol.AUTO));
        }
    }

    /** Nothing that is sent after HELLO can be done without here, but HELLO can. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void auto_helloRefusedAndConnectionClosed_fallsBack(int database) throws IOException {
        try (RedisServer open = RedisServer.start();
                AnsweringProxy proxy = new AnsweringProxy(open)) {
            proxy.answer("HELLO", "-ERR unknown command" + AnsweringProxy.THEN_CLOSE);
            assertWorks(config(proxy.location())
                    .reset(ConnectionConfig.PASSWORD)
                    .database(database)
                    .clientName("")
                    .clientInfo(false)
                    .protocol(Protocol.AUTO));
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void client_refusedAndConnectionClosed_firstCommandIsCarriedOut(Protocol protocol) throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server);
                CacheManager manager = RedisCacheManager.of(
                        config(proxy.location()).protocol(protocol).build())) {
            proxy.answer("CLIENT", "-ERR unknown command" + AnsweringProxy.THEN_CLOSE);
            assertThat(manager.cache("c", Long.class).increment("n", 1, 1, Cache.FOREVER))
                    .isEqualTo(1);
            assertThat(manager.cache("c", Long.class).increment("n", 1)).hasValue(2);
            manager.cache("c", Long.class).invalidate("n");
        }
    }

    @Test
    void clientInfo_off_sendsNoClient() throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server)) {
            assertWorks(config(proxy.location()).clientInfo(false));
            assertWorks(config(proxy.location()).clientInfo(false).protocol(Protocol.RESP2));
            assertThat(proxy.verbs()).doesNotContain("CLIENT");
        }
    }

    @Test
    void clientName_empty_isNotSent() throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server)) {
            assertWorks(config(proxy.location()).clientName(""));
            assertThat(proxy.verbs())
                    .containsSequence("CLIENT", "CLIENT")
                    .doesNotContainSequence("CLIENT", "CLIENT", "CLIENT");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void userWithoutHelloAndClient_works(Protocol protocol) {
        assertWorks(config(server.location()).username("quiet").protocol(protocol));
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"AUTO", "RESP2"})
    void serverWithoutHelloAndClient_works(Protocol protocol) {
        try (RedisServer old = withoutHello()) {
            assertWorks(config(old.location()).protocol(protocol));
        }
    }

    @Test
    void resp3_serverWithoutHello_namesTheSettingAndNoSecret() {
        try (RedisServer old = withoutHello();
                CacheManager manager =
                        RedisCacheManager.of(config(old.location()).build())) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("set protocol=resp2")
                    .satisfies(failure -> {
                        StringWriter trace = new StringWriter();
                        failure.printStackTrace(new PrintWriter(trace, true));
                        assertThat(trace.toString()).doesNotContain(PASSWORD);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void password_thatTheServerDoesNotWant_isNoReasonNotToConnect(Protocol protocol) {
        try (RedisServer open = RedisServer.start()) {
            assertWorks(config(open.location()).protocol(protocol));
        }
    }

    private static RedisServer withoutHello() {
        return RedisServer.builder()
                .password(PASSWORD)
                .config("rename-command", "HELLO", "")
                .config("rename-command", "CLIENT", "")
                .start();
    }
}
