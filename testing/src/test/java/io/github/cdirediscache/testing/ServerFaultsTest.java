package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@RedisTest
class ServerFaultsTest {

    private static RespConnection connect(RedisServer redis, Duration timeout) throws IOException {
        return new Endpoint(redis.port(), Optional.empty()).open(timeout);
    }

    private static void assertRefused(String word, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(RedisServerException.class).hasMessageStartingWith(word);
    }

    private static ThrowingCallable set(RedisServer redis) {
        return () -> redis.command("SET", "other", "value");
    }

    private static void assertWorks(RedisServer redis) {
        assertThat(redis.command("GET", "key")).isEqualTo("value");
        assertThat(redis.command("SET", "other", "value")).isEqualTo("OK");
    }

    @Test
    void disconnectClients_connectionIsClosed_anotherOneWorks(RedisServer redis) throws IOException {
        try (RespConnection connection = connect(redis, Duration.ofSeconds(5))) {
            connection.send("PING");

            assertThat(redis.faults().disconnectClients()).isEqualTo(1);

            assertThatThrownBy(() -> connection.send("PING"))
                    .isInstanceOfAny(EOFException.class, SocketException.class);
            assertThat(redis.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void block_commandIsCarriedOutLater(RedisServer redis) throws IOException {
        try (RespConnection connection = connect(redis, Duration.ofMillis(100))) {
            connection.send("PING");

            redis.faults().block(Duration.ofMillis(1500));

            assertThatThrownBy(() -> connection.send("SET", "late", "1")).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(redis.command("GET", "late")).isEqualTo("1");
    }

    @Test
    void block_notPositive_isRefused(RedisServer redis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redis.faults().block(Duration.ZERO))
                .withMessageContaining("time");
    }

    @Test
    void block_debugIsNotAllowed_saysSo() {
        try (RedisServer redis =
                RedisServer.builder().config("enable-debug-command", "no").start()) {
            assertThatThrownBy(() -> redis.faults().block(Duration.ofMillis(1)))
                    .isInstanceOf(RedisServerException.class)
                    .hasMessageContaining("DEBUG");
        }
    }

    @Test
    void flushScripts_scriptIsForgotten(RedisServer redis) {
        String sha = redis.command("SCRIPT", "LOAD", "return 1");
        assertThat(redis.command("EVALSHA", sha, "0")).isEqualTo("1");

        redis.faults().flushScripts();

        assertRefused("NOSCRIPT", () -> redis.command("EVALSHA", sha, "0"));
    }

    @Test
    void flushAll_dataAreGone(RedisServer redis) {
        redis.command("SET", "key", "value");

        redis.faults().flushAll();

        assertThat(redis.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    void memoryFull_writesAreRefusedUntilClosed(RedisServer redis) {
        redis.command("SET", "key", "value");
        String before = redis.command("CONFIG", "GET", "maxmemory*");
        try (OngoingFault full = redis.faults().memoryFull()) {
            assertRefused("OOM", set(redis));
            assertThat(redis.command("GET", "key")).isEqualTo("value");
            assertThat(full).isNotNull();
        }
        assertWorks(redis);
        assertThat(redis.command("CONFIG", "GET", "maxmemory*")).isEqualTo(before);
    }

    @Test
    void eviction_oldKeysGoUntilClosed(RedisServer redis) {
        try (OngoingFault small = redis.faults().eviction("allkeys-lru", 200_000)) {
            assertThat(small).isNotNull();
            for (int i = 0; i < 100; i++) {
                redis.command("SET", "key" + i, "x".repeat(10_000));
            }
            assertThat(Integer.parseInt(redis.command("DBSIZE"))).isBetween(1, 60);
            assertThat(redis.command("EXISTS", "key99")).isEqualTo("1");
        }
        redis.command("FLUSHALL");
        for (int i = 0; i < 100; i++) {
            redis.command("SET", "key" + i, "x".repeat(10_000));
        }
        assertThat(redis.command("DBSIZE")).isEqualTo("100");
    }

    @Test
    void eviction_negativeRoom_isRefused(RedisServer redis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redis.faults().eviction("allkeys-lru", -1))
                .withMessageContaining("room");
    }

    @Test
    void eviction_noSuchPolicy_leavesTheServerAsItWas(RedisServer redis) {
        assertThatThrownBy(() -> redis.faults().eviction("nonsense", 0)).isInstanceOf(RedisServerException.class);
        assertThat(redis.command("CONFIG", "GET", "maxmemory")).endsWith("\n0");
    }

    @Test
    void tooFewReplicas_writesAreRefusedUntilClosed(RedisServer redis) {
        redis.command("SET", "key", "value");
        try (OngoingFault fault = redis.faults().tooFewReplicas()) {
            assertThat(fault).isNotNull();
            assertRefused("NOREPLICAS", set(redis));
            assertThat(redis.command("GET", "key")).isEqualTo("value");
        }
        assertWorks(redis);
    }

    @Test
    void readOnly_writesAreRefusedUntilClosed(RedisServer redis) {
        redis.command("SET", "key", "value");
        try (OngoingFault fault = redis.faults().readOnly()) {
            assertThat(fault).isNotNull();
            assertRefused("READONLY", set(redis));
            assertThat(redis.command("GET", "key")).isEqualTo("value");
            assertThatIllegalStateException()
                    .isThrownBy(() -> redis.faults().readOnly())
                    .withMessageContaining("master");
        }
        assertWorks(redis);
    }

    @Test
    void masterDown_everythingIsRefusedUntilClosed(RedisServer redis) {
        redis.command("SET", "key", "value");
        try (OngoingFault fault = redis.faults().masterDown()) {
            assertThat(fault).isNotNull();
            assertRefused("MASTERDOWN", () -> redis.command("GET", "key"));
        }
        assertWorks(redis);
        assertThat(redis.command("CONFIG", "GET", "replica-serve-stale-data")).endsWith("yes");
    }

    @Test
    void busyScript_everythingIsRefusedUntilClosed(RedisServer redis) {
        redis.command("SET", "key", "value");
        try (OngoingFault fault = redis.faults().busyScript()) {
            assertThat(fault).isNotNull();
            assertRefused("BUSY", () -> redis.command("GET", "key"));
        }
        assertWorks(redis);
    }

    @Test
    void loading_everythingIsRefusedUntilClosed(RedisServer redis) {
        redis.command("SET", "key", "value");
        try (OngoingFault fault = redis.faults().loading()) {
            assertThat(fault).isNotNull();
            assertRefused("LOADING", () -> redis.command("GET", "key"));
        }
        assertWorks(redis);
        assertThat(redis.command("DBSIZE")).isEqualTo("2");
        redis.restart();
        assertThat(redis.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    void close_serverWasRestarted_nothingIsUndone(RedisServer redis) {
        try (OngoingFault full = redis.faults().memoryFull()) {
            assertThat(full).isNotNull();
            redis.restart();
            redis.command("CONFIG", "SET", "maxmemory", "20mb");
        }
        assertThat(redis.command("CONFIG", "GET", "maxmemory")).endsWith("\n20971520");
        redis.restart();
    }

    @Test
    void close_serverDoesNotRun_isSilent(RedisServer redis) {
        try (OngoingFault full = redis.faults().memoryFull()) {
            assertThat(full).isNotNull();
            redis.kill();
        }
        redis.restart();
        assertThat(redis.command("SET", "key", "value")).isEqualTo("OK");
    }

    @Test
    void faults_topologyWithPasswords_needNoRightsOfTheTest() {
        try (RedisReplication servers = RedisReplication.start(
                0, server -> server.user("reader", "secret", "~*", "+@read").config("user", "default", "off"))) {
            RedisServer master = servers.master();
            try (OngoingFault full = master.faults().memoryFull()) {
                assertThat(full).isNotNull();
                assertThat(master.operate("CONFIG", "GET", "maxmemory")).endsWith("\n1");
            }
            assertThat(master.operate("CONFIG", "GET", "maxmemory")).endsWith("\n0");
        }
    }
}
