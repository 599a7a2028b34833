package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tool on a server whose users have few rights. */
final class AclTool implements AutoCloseable {

    private static final String CACHE = "stories";

    private final RedisServer server;
    private final String owner;
    private final Path file = Files.createTempFile("acl", ".properties");

    AclTool(String owner) throws IOException {
        this.owner = owner;
        this.server = RedisServer.builder().password(owner).start();
    }

    /** What fails for a user of the commands that only read. */
    Map<String, String> reading(AclPage.AclUser user) {
        Map<String, String> failures = new LinkedHashMap<>();
        expect(failures, user, CACHE, "caches");
        expect(failures, user, "answers", "servers", "--read-only");
        expect(failures, user, "keys   3", "size", CACHE);
        expect(failures, user, "keys   3", "size", CACHE, "--exact");
        expect(failures, user, "keys ", "size", CACHE, "--sample", "1");
        expect(failures, user, "k1", "keys", CACHE);
        expect(failures, user, "v1", "get", CACHE, "k1");
        return failures;
    }

    /** What fails for a user of the commands that remove all that matches. */
    Map<String, String> clearing(AclPage.AclUser user) {
        Map<String, String> failures = new LinkedHashMap<>();
        expect(failures, user, "1 key removed", "invalidate-pattern", CACHE, "k1");
        expect(failures, user, "3 keys removed", "clear", CACHE, "--yes");
        return failures;
    }

    /** What fails for a user of the commands that change single entries. */
    Map<String, String> changing(AclPage.AclUser user) {
        Map<String, String> failures = new LinkedHashMap<>();
        expect(failures, user, "k1: removed", "invalidate", CACHE, "k1");
        expect(failures, user, "3 keys rewritten", "reserialize", CACHE);
        return failures;
    }

    private void expect(Map<String, String> failures, AclPage.AclUser user, String output, String... command) {
        Run run = run(user, command);
        if (run.exitCode() != 0 || !run.out().contains(output)) {
            failures.put(String.join(" ", command), run.exitCode() + ": " + run.out() + run.err());
        }
    }

    /** Runs the tool, with three keys in the cache. */
    Run run(AclPage.AclUser user, String... command) {
        server.command(user.command());
        server.command("FLUSHALL");
        server.command("SCRIPT", "FLUSH");
        CacheConfig config = CacheConfig.builder(CACHE)
                .locations(server.location())
                .password(owner)
                .build();
        try (CacheManager manager = RedisCacheManager.of(config)) {
            Cache<String> cache = manager.cache(CACHE, String.class);
            cache.putAll(Map.of("k1", "v1".repeat(200), "k2", "v2".repeat(200), "k3", "v3".repeat(200)));
        }
        write(
                "redis-cache.stories.locations=" + server.location(),
                "redis-cache.stories.username=" + user.name(),
                "redis-cache.stories.password=" + user.password(),
                "redis-cache.stories.compressor=zlib",
                "redis-cache.stories.compressor.min-size=0");
        return Run.of(Stream.concat(Stream.of(command), Stream.of("--config", file.toString()))
                .toArray(String[]::new));
    }

    private void write(String... lines) {
        try {
            Files.write(file, List.of(lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.delete(file);
    }
}
