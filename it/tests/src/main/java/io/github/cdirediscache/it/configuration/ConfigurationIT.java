package io.github.cdirediscache.it.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Servers;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ordered, because the side of JUnit looks at what the application left in Redis. */
@Tag("placement")
@ArquillianTest
@TestMethodOrder(OrderAnnotation.class)
class ConfigurationIT {

    /** Long enough to be shorter when it is compressed. */
    private static final String LONG_TEXT = "text".repeat(500);

    @Inject
    Settings settings;

    @Inject
    @Named("plain")
    Cache<String> plain;

    @Inject
    @Named("short")
    Cache<String> shortLived;

    @Inject
    @Named("prefixed")
    Cache<String> prefixed;

    @Inject
    @Named("off")
    Cache<String> off;

    @Deployment
    static WebArchive application() {
        return Application.named("configuration")
                .with(Settings.class)
                .set("redis-cache.default.timeout", "2h")
                .set("redis-cache.default.compressor", "zlib")
                .set("redis-cache.plain.version", "1")
                .set("redis-cache.short.timeout", "10m")
                .set("redis-cache.prefixed.key-prefix", "another:prefix")
                .set("redis-cache.prefixed.version", "7")
                .set("redis-cache.prefixed.timeout", "forever")
                .set("redis-cache.prefixed.compressor", "none")
                .set("redis-cache.off.enabled", "false")
                .set("application.timeout", "30m")
                .war();
    }

    private static Duration left(Cache<String> cache, String key) {
        return cache.timeToLive(key).left().orElseThrow();
    }

    @Test
    @Order(1)
    void put_nothingSet_defaultsSettingsHold() {
        plain.put("a", LONG_TEXT);

        assertThat(left(plain, "a")).isBetween(Duration.ofMinutes(10), Duration.ofHours(2));
    }

    @Test
    void put_ownTimeout_holds() {
        shortLived.put("a", "text");

        assertThat(left(shortLived, "a")).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    @Test
    void cacheResult_cachesTimeout_holds() {
        settings.inShort("b");

        assertThat(left(shortLived, "b")).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    @Test
    void cacheResult_timeoutFromConfiguration_holds() {
        settings.fromConfiguration("c");

        assertThat(left(shortLived, "c")).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
    }

    @Test
    void cacheResult_timeoutNotConfigured_textsDefaultHolds() {
        settings.byDefault("d");

        assertThat(left(shortLived, "d")).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    @Order(1)
    void S46_put_prefixVersionAndTimeout_hold() {
        prefixed.put("a", LONG_TEXT);

        assertThat(prefixed.version()).isEqualTo(7);
        assertThat(prefixed.timeToLive("a").isForever()).isTrue();
    }

    @Test
    @Order(2)
    @RunAsClient
    void S46_storedKeys_prefixAndCompressor_areThoseSet() {
        assertThat(Servers.shared().command("GET", "plain:1:a")).doesNotContain(LONG_TEXT);

        String key = Servers.shared().command("KEYS", "another*prefix:7:a");
        assertThat(Servers.shared().command("GET", key)).contains(LONG_TEXT);
    }

    @Test
    void S43_enabledIsFalse_put_storesNothing() {
        off.put("a", "text");

        assertThat(off.get("a")).isEmpty();
    }

    @Test
    void S43_enabledIsFalse_everyCall_isComputed() {
        assertThat(settings.uncached("a")).isNotEqualTo(settings.uncached("a"));
    }

    @Test
    @Order(3)
    @RunAsClient
    void S43_enabledIsFalse_redis_holdsNothing() {
        assertThat(Servers.shared().command("KEYS", "off:*")).isEmpty();
    }
}
