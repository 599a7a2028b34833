package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RedisTest(
        password = "secret",
        config = {"maxmemory 10mb", "maxmemory-policy allkeys-lru"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisTestExtensionTest {

    private static RedisServer ofClass;

    private final RedisServer ofConstructor;

    RedisTestExtensionTest(RedisServer server) {
        this.ofConstructor = server;
        assertThat(server.command("PING")).isEqualTo("PONG");
    }

    @BeforeAll
    static void remember(RedisServer server) {
        ofClass = server;
    }

    @BeforeEach
    void isAlwaysTheSameAndEmpty(RedisServer server) {
        assertThat(server).isSameAs(ofClass).isSameAs(ofConstructor);
        assertThat(server.command("DBSIZE")).isEqualTo("0");
        server.command("SET", "stored before", "the test");
    }

    @Test
    @Order(1)
    void annotation_passwordAndConfig_areSet(RedisServer server) {
        assertThat(server.url()).startsWith("redis://default:secret@");
        assertThat(server.command("CONFIG", "GET", "maxmemory")).endsWith("10485760");
        assertThat(server.command("CONFIG", "GET", "maxmemory-policy")).endsWith("allkeys-lru");
        assertThat(server.command("EXISTS", "stored before")).isEqualTo("1");
    }

    /** Each way to end a test, and then another test: the constructor and {@code @BeforeEach} check the server. */
    @ParameterizedTest
    @ValueSource(strings = {"kill", "stop", "pause", "data", "password", "replica", "nothing"})
    @Order(2)
    void server_whateverTheLastTestDid_runsAndIsEmpty(String ending, RedisServer server) {
        switch (ending) {
            case "kill" -> server.kill();
            case "stop" -> server.stop();
            case "pause" -> server.pause();
            case "data" -> server.command("SET", "left", "over");
            case "password" -> server.command("CONFIG", "SET", "requirepass", "other");
            case "replica" -> server.command("REPLICAOF", "127.0.0.1", "1");
            default -> assertThat(server.isRunning()).isTrue();
        }
    }

    @Nested
    class Inside {
        @Test
        void nested_byDefault_sharesTheServer(RedisServer server) {
            assertThat(server).isSameAs(ofClass);
        }
    }
}
