package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
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
            CacheConfigBuilder config = CacheConfig.builder("c").locations(proxy.location());
            if (isOfTheUser) {
                config.poolProvider(MovedNameTest.Plain.class.getName());
            }
            try (CacheManager manager = RedisCacheManager.of(config.build())) {
                Cache<Long> cache = manager.cache("c", Long.class);
                for (int i = 0; i < 10; i++) {
                    assertThat(cache.get("k" + i)).contains(1L);
                }
            }
        }
    }
}
