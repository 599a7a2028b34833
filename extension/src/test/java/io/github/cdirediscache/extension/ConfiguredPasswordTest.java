package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords in the configuration: expressions, characters that mean something there, and secret keys. */
@RedisTest(password = "pa${word")
class ConfiguredPasswordTest {

    @Dependent
    static class Words {
        @Inject
        @Named
        Cache<String> words;
    }

    private static TestApplication.Builder application(RedisServer server, String password) {
        return TestApplication.of(Words.class)
                .with("redis-cache.default.locations", server.location())
                .with("redis-cache.default.socket-timeout", "20s")
                .with("redis-cache.default.on-failure", "raise")
                .with("redis-cache.default.password", password);
    }

    private static void assertWorks(TestApplication.Builder application) {
        try (TestApplication started = application.start()) {
            Cache<String> words = started.get(Words.class).words;
            words.put("a", "A");
            assertThat(words.get("a")).contains("A");
        }
    }

    @Test
    void password_thatRefersToNothing_namesKeyAndExpression(RedisServer server) {
        assertThat(application(server, "${redis.password}").failure())
                .hasMessageContaining("redis-cache.default.password: refers to ${redis.password}, which is not set;"
                        + " set redis.password (as an environment variable: REDIS_PASSWORD)");
    }

    @Test
    void password_withAnOpenExpression_saysHowToEscapeAndShowsNothing(RedisServer server) {
        assertThat(application(server, "pa${word").failure())
                .hasMessageContaining("redis-cache.default.password: has ${ without a } after it; write \\${ ")
                .hasMessageNotContaining("word;")
                .hasMessageNotContaining("pa$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pa\\${word", "pa$${word"})
    void password_escapedAsTheMessageSays_works(String escaped, RedisServer server) {
        assertWorks(application(server, escaped));
    }

    @Test
    void password_thatIsASecretKey_isRead(RedisServer server) {
        assertWorks(application(server, "pa\\${word").secret("redis-cache.default.password"));
    }

    @Test
    void password_thatRefersToASecretKey_isRead(RedisServer server) {
        assertWorks(application(server, "${redis.password}")
                .with("redis.password", "pa\\${word")
                .secret("redis.password"));
    }
}
