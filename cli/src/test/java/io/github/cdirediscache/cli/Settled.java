package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An application's settings in a file, and its caches. */
final class Settled {

    private final RedisServer server;
    private final Path file;

    Settled(RedisServer server, Path folder, String... lines) {
        this.server = server;
        this.file = folder.resolve("microprofile-config.properties");
        List<String> all = new ArrayList<>();
        all.add("redis-cache.default.locations=" + server.url());
        all.add("redis-cache.stories.timeout=1h");
        all.addAll(Arrays.asList(lines));
        try {
            Files.write(file, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String... args) {
        return Run.of(withFile(args));
    }

    Run typing(String input, String... args) {
        return Run.typing(input, withFile(args));
    }

    private String[] withFile(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--config");
        all.add(file.toString());
        return all.toArray(String[]::new);
    }

    /** The application works with its cache. */
    void application(Consumer<Cache<Object>> work) {
        application(config -> config, work);
    }

    void application(UnaryOperator<CacheConfigBuilder> settings, Consumer<Cache<Object>> work) {
        CacheConfigBuilder config = CacheConfig.builder("stories").locations(server.url());
        try (CacheManager manager = RedisCacheManager.of(settings.apply(config).build())) {
            work.accept(manager.cache("stories", Object.class));
        }
    }
}
