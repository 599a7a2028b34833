package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.config.CacheConfigs;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool on several servers: every key is found, whichever server has it. */
class ShardedAndClusterToolTest {

    private static final Map<String, String> VALUES =
            IntStream.range(0, 60).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));

    @TempDir
    private Path folder;

    @Test
    void everyCommand_onShards() throws IOException {
        try (RedisReplication north = RedisReplication.start(1);
                RedisServer south = RedisServer.start()) {
            Map<String, String> settings = Map.of(
                    "redis-cache.stories.topology",
                    "sharded",
                    "redis-cache.stories.locations",
                    "north=" + north.master().location() + "|"
                            + north.replicas().get(0).location() + ",south=" + south.location());
            everyCommand(settings);
            assertThat(run("servers").out())
                    .containsPattern("north +" + north.master().location() + " +master +answers")
                    .containsPattern("north +" + north.replicas().get(0).location() + " +replica +answers")
                    .containsPattern("south +" + south.location() + " +master +answers");
            south.kill();
            Run broken = run("servers");
            assertThat(broken.exitCode()).isEqualTo(1);
            assertThat(broken.out()).containsPattern("south +" + south.location() + " +master +does not answer");
        }
    }

    @Test
    void everyCommand_onACluster() throws IOException {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            everyCommand(Map.of(
                    "redis-cache.stories.topology",
                    "cluster",
                    "redis-cache.stories.locations",
                    cluster.locations().get(0)));
            assertThat(run("servers", "--json").json().getJsonArray("servers")).hasSize(3);
        }
    }

    private void everyCommand(Map<String, String> settings) throws IOException {
        Files.write(
                file(),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
        application(settings);
        assertThat(run("caches").exitCode()).isZero();
        assertThat(run("size", "stories", "--exact", "--json").json().getInt("keys"))
                .isEqualTo(60);
        assertThat(run("size", "stories").exitCode()).isZero();
        assertThat(run("keys", "stories", "--json").json().getJsonArray("keys")).hasSize(60);
        for (int i = 0; i < 10; i++) {
            assertThat(run("get", "stories", "k" + i).out()).contains("v" + i);
        }
        assertThat(run("invalidate", "stories", "k0", "k1", "k2").exitCode()).isZero();
        assertThat(run("invalidate-pattern", "stories", "k1*", "--dry-run").out())
                .isEqualTo("10 keys would be removed\n");
        assertThat(run("invalidate-pattern", "stories", "k1*").out()).isEqualTo("10 keys removed\n");
        assertThat(run("reserialize", "stories").exitCode()).isZero();
        assertThat(run("clear", "stories", "--yes").out()).isEqualTo("47 keys removed\n");
    }

    private static void application(Map<String, String> settings) {
        var configs = CacheConfigs.read(
                settings.keySet(), key -> Optional.ofNullable(settings.get(key)), Set.of(), problem -> {});
        try (CacheManager manager = RedisCacheManager.of(configs.get("stories"))) {
            Cache<String> stories = manager.cache("stories", String.class);
            stories.putAll(VALUES);
        }
    }

    private Path file() {
        return folder.resolve("microprofile-config.properties");
    }

    private Run run(String... args) {
        String[] withFile = IntStream.range(0, args.length + 2)
                .mapToObj(i -> i < args.length
                        ? args[i]
                        : List.of("--config", file().toString()).get(i - args.length))
                .toArray(String[]::new);
        return Run.of(withFile);
    }
}
