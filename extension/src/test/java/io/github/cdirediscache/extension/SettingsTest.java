package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import io.smallrye.config.EnvConfigSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RedisTest(password = "open sesame")
class SettingsTest {

    @Dependent
    static class Fields {
        @Inject
        @Named
        Cache<String> words;

        @Inject
        @Named("other-words")
        Cache<String> others;
    }

    @Test
    void S46_inheritance_cacheTakesFromDefaultWhatItDoesNotSet(RedisServer server) {
        try (TestApplication app = TestApplication.of(Fields.class)
                .with("redis-cache.default.locations", server.url())
                .with("redis-cache.default.timeout", "1h")
                .with("redis-cache.words.timeout", "10s")
                .with("redis-cache.words.version", "4")
                .with("redis-cache.words.key-prefix", "w")
                .start()) {
            Fields fields = app.get(Fields.class);
            fields.words.put("a", "A");
            fields.others.put("a", "A");

            assertThat(Long.parseLong(server.command("PTTL", "w:4:a"))).isBetween(1L, 10_000L);
            assertThat(Long.parseLong(server.command("PTTL", "other-words:1:a")))
                    .isBetween(3_000_000L, 3_600_000L);
        }
    }

    @Test
    void environmentVariables_overrideTheFile(RedisServer server) {
        Map<String, String> variables = Map.of(
                "REDIS_CACHE_DEFAULT_PASSWORD", "open sesame",
                "REDIS_CACHE_WORDS_TIMEOUT", "10s",
                "REDIS_CACHE_OTHER_WORDS_KEY_PREFIX", "o");
        try (TestApplication app = TestApplication.of(Fields.class)
                .with(server)
                .with("redis-cache.default.password", "wrong")
                .with("redis-cache.words.timeout", "1h")
                .with(new EnvConfigSource(variables, 300))
                .start()) {
            Fields fields = app.get(Fields.class);
            fields.words.put("a", "A");
            fields.others.put("a", "A");

            assertThat(Long.parseLong(server.command("PTTL", "words:1:a"))).isBetween(1L, 10_000L);
            assertThat(server.command("EXISTS", "o:1:a")).isEqualTo("1");
        }
    }

    @Test
    void enabled_false_loadsAndStoresNothing() {
        try (TestApplication app = TestApplication.of(Fields.class)
                .with("redis-cache.default.enabled", "false")
                .start()) {
            Fields fields = app.get(Fields.class);
            fields.words.put("a", "A");

            assertThat(fields.words.get("a")).isEmpty();
            assertThat(fields.words.<RuntimeException>getOrLoad("a", () -> "loaded"))
                    .isEqualTo("loaded");
        }
    }
}
