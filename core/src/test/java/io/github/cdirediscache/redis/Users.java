package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Caches that log in to servers with passwords; each password of these tests has {@code s3cret} in it. */
final class Users implements AutoCloseable {

    private static final Map<String, String> VALUES =
            IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));

    private final Supplier<List<RedisServer>> servers;
    private final TestCaches caches;

    Users(Supplier<List<RedisServer>> servers, UnaryOperator<CacheConfigBuilder> locations) {
        this.servers = servers;
        this.caches = new TestCaches(servers, locations);
    }

    Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(String.class, settings);
    }

    /** Whatever is done on whichever server, all connections are this user's. */
    void assertWorkAs(String user, UnaryOperator<CacheConfigBuilder> settings) {
        String name = "cdi-redis-cache-of-" + user;
        Cache<String> cache = cache(config -> settings.apply(config).clientName(name));
        cache.putAll(VALUES);
        assertThat(cache.getAll(VALUES.keySet())).hasSameSizeAs(VALUES);
        assertThat(cache.getOrLoad("absent", () -> "loaded")).isEqualTo("loaded");
        assertThat(cache.keys("*").count()).isEqualTo(101);
        assertThat(cache.clear()).isEqualTo(101);
        assertThat(cache.statistics().failures()).isZero();
        assertThat(servers.get().stream()
                        .flatMap(server -> server.command("CLIENT", "LIST").lines())
                        .filter(client -> client.contains(" name=" + name + " ")))
                .isNotEmpty()
                .allMatch(client -> client.contains(" user=" + user + " "));
    }

    static void namesNoSecret(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain("s3cret");
    }

    @Override
    public void close() {
        caches.close();
    }
}
