package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test as users write it, with nothing said about the server. */
@RedisTest(password = "s3cret")
class ConfiguredTestTest {

    private static final Map<String, String> OF_APPLICATION = Map.of(
            "redis-cache.default.locations", "rediss://redis.invalid",
            "redis-cache.default.username", "shop",
            "redis-cache.default.password", "${redis.password.of.production}");

    @Dependent
    static class Words {
        @Inject
        @Named
        Cache<String> words;
    }

    @AfterEach
    void clear() {
        // Made by the first who asked, and in the way of tests that have one of their own.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        OF_APPLICATION.keySet().forEach(System::clearProperty);
    }

    private static void assertUses(RedisServer server) {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new CdiRedisCacheExtension())
                .addBeanClasses(Words.class)
                .initialize()) {
            container.select(Words.class).get().words.put("a", "A");
        }
        assertThat(server.command("EXISTS", "words:1:a")).isEqualTo("1");
    }

    @Test
    void application_withoutSettings_usesTheServerOfTheTest(RedisServer server) {
        assertUses(server);
    }

    @Test
    void application_withSettingsForProduction_usesTheServerOfTheTest(RedisServer server) {
        OF_APPLICATION.forEach(System::setProperty);
        assertUses(server);
    }
}
