package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server, or what stands before it, sends more than it was asked for. */
class SurplusReplyTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void get_moreRepliesThanCommands_noneIsTakenForTheAnswerToAnotherCommand(boolean isOfTheUser) throws Exception {
        try (RedisServer server = RedisServer.start();
                AnsweringProxy proxy = new AnsweringProxy(server)) {
            proxy.answer("GET", "$1\r\n1\r\n$1\r\n2");
            try (CacheManager manager = RedisCacheManager.of(config(proxy, isOfTheUser))) {
                Cache<Long> cache = manager.cache("c", Long.class);
                for (int i = 0; i < 10; i++) {
                    assertThat(cache.get("k" + i)).contains(1L);
                }
            }
        }
    }

    /** It comes when nobody reads. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void get_replyThatCameAfterTheLastOne_isNotTakenForTheAnswer(boolean isOfTheUser) throws Exception {
        try (RedisServer server = RedisServer.start();
                AnsweringProxy proxy = new AnsweringProxy(server)) {
            proxy.answer("GET", "$1\r\n1");
            try (CacheManager manager = RedisCacheManager.of(config(proxy, isOfTheUser))) {
                Cache<Long> cache = manager.cache("c", Long.class);
                for (int i = 0; i < 10; i++) {
                    assertThat(cache.get("k" + i)).contains(1L);
                    proxy.sendUnasked("$1\r\n2");
                }
            }
        }
    }

    /** The first command would get the reply that is left over. */
    @Test
    void get_moreRepliesToTheGreetingThanCommands_fails() throws Exception {
        try (RedisServer server = RedisServer.start();
                AnsweringProxy proxy = new AnsweringProxy(server)) {
            proxy.answer("HELLO", "*2\r\n$5\r\nproto\r\n:3\r\n+OK\r\n+OK\r\n+OK\r\n$1\r\n9");
            try (CacheManager manager = RedisCacheManager.of(CacheConfig.builder("c")
                    .locations(proxy.location())
                    .onFailure(OnFailure.RAISE)
                    .build())) {
                Cache<Long> cache = manager.cache("c", Long.class);
                assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.get("k"));
            }
        }
    }

    private static CacheConfig config(AnsweringProxy proxy, boolean isOfTheUser) {
        CacheConfigBuilder config = CacheConfig.builder("c").locations(proxy.location());
        if (isOfTheUser) {
            config.poolProvider(MovedNameTest.Plain.class.getName());
        }
        return config.build();
    }
}
