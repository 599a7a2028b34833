package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change nothing. */
@RedisTest
class ReadingTest {

    @TempDir
    private Path folder;

    @Test
    void servers_thatAnswer_isFine(RedisServer server) {
        Run run = new Settled(server, folder).run("servers");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("stories +- +" + server.location() + " +master +answers +[0-9.]+ ms");
        JsonObject one = new Settled(server, folder)
                .run("ping", "--json")
                .json()
                .getJsonArray("servers")
                .getJsonObject(0);
        assertThat(one.getBoolean("answering")).isTrue();
        assertThat(one.getInt("roundTripMicros")).isPositive();
    }

    @Test
    void servers_oneOfWhichIsDown_fails(RedisServer server) {
        Settled settled = new Settled(server, folder);
        server.kill();
        Run run = settled.run("servers");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "does not answer", server.location() + " did not answer: ConnectException: Connection refused");
        assertThat(run.out().split("ConnectException")).hasSize(2);
        assertThat(settled.run("servers", "--json")
                        .json()
                        .getJsonArray("servers")
                        .getJsonObject(0)
                        .getString("failure"))
                .contains("Connection refused");
        assertThat(settled.run("servers", "--json")
                        .json()
                        .getJsonArray("servers")
                        .getJsonObject(0)
                        .isNull("roundTripMicros"))
                .isTrue();
    }

    @Test
    void size_ofSmallCache_isCounted(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(stories -> {
            stories.putAll(Map.of("1", "one", "2", 2L));
            stories.withVersion(2).put("3", "three");
        });
        assertThat(settled.run("size", "stories").out()).containsPattern("keys +2\n");
        assertThat(settled.run("size", "stories", "--cache-version", "2").out()).containsPattern("keys +1\n");
        JsonObject size = settled.run("size", "stories", "--json", "--exact").json();
        assertThat(size.getInt("keys")).isEqualTo(2);
        assertThat(size.getBoolean("exact")).isTrue();
        assertThat(size.getInt("bytes")).isGreaterThan(5);
    }

    @Test
    void size_ofLargeCache_isEstimatedWithItsError(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(stories -> stories.putAll(numbered(20_000)));
        JsonObject size =
                settled.run("size", "stories", "--sample", "2000", "--json").json();
        assertThat(size.getBoolean("exact")).isFalse();
        // Every key is the cache's: there is nothing to err about.
        assertThat(size.getInt("keys")).isEqualTo(20_000);
        assertThat(size.getInt("lookedAt")).isBetween(2000, 4000);
        assertThat(settled.run("size", "stories", "--sample", "2000").out()).contains("about 20,000 ± ", "--exact");
        assertThat(settled.run("size", "stories", "--exact").out()).containsPattern("keys +20,000\n");
    }

    @Test
    void size_withBadSample_isUsageError(RedisServer server) {
        Settled settled = new Settled(server, folder);
        assertThat(settled.run("size", "stories", "--sample", "0").exitCode()).isEqualTo(2);
        assertThat(settled.run("size", "stories", "--sample", "many").exitCode())
                .isEqualTo(2);
    }

    private static Map<String, Object> numbered(int count) {
        Map<String, Object> entries = new TreeMap<>();
        IntStream.range(0, count).forEach(i -> entries.put("key" + i, "value"));
        return entries;
    }

    @Test
    void keys_ofPattern_listsStateAndTimeToLive(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(stories -> {
            stories.put("story.1", "one", Cache.FOREVER);
            stories.put("story.2", null, Duration.ofHours(1));
            stories.put("other", "x");
        });
        Run run = settled.run("keys", "stories", "story.*");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("story.1 +fresh +forever +\\d+")
                .containsPattern("story.2 +fresh, null +(1h|59m59s) +\\d+")
                .doesNotContain("other");
        JsonObject json = settled.run("keys", "stories", "story.1", "--json").json();
        assertThat(json.getJsonArray("keys").getJsonObject(0).isNull("timeToLiveMillis"))
                .isTrue();
        assertThat(json.getBoolean("more")).isFalse();
    }

    @Test
    void keys_beyondTheLimit_areSaidToBeThere(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(stories -> stories.putAll(numbered(250)));
        assertThat(settled.run("keys", "stories").out())
                .contains("there are more")
                .hasLineCount(102);
        assertThat(settled.run("keys", "stories", "--limit", "0").out())
                .doesNotContain("there are more")
                .contains("key249");
        JsonObject json =
                settled.run("keys", "stories", "--limit", "3", "--json").json();
        assertThat(json.getJsonArray("keys")).hasSize(3);
        assertThat(json.getBoolean("more")).isTrue();
    }

    @Test
    void keys_withControlCharacters_doNotReachTheTerminal(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(stories -> stories.put("\u001b[2Jgone", "x"));
        assertThat(settled.run("keys", "stories").out())
                .contains("\\u001b[2Jgone")
                .doesNotContain("\u001b");
    }

    @Test
    void keys_withBadPatternOrLimit_isUsageError(RedisServer server) {
        Settled settled = new Settled(server, folder);
        assertThat(settled.run("keys", "stories", "").exitCode()).isEqualTo(2);
        assertThat(settled.run("keys", "stories", "--limit", "-1").exitCode()).isEqualTo(2);
        assertThat(settled.run("keys", "stories", "nothing*").out()).contains("no key matches");
    }

    @Test
    void get_ofJson_showsItDecompressed(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(
                config -> config.compressor("zlib").compressorMinSize(0).staleFor(Duration.ofHours(1)),
                stories -> stories.put("1", Map.of("title", "one one one one one one one one one one one one")));
        Run run = settled.run("get", "stories", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("compressor +zlib")
                .containsPattern("fresh until +2")
                .contains("{\"title\":\"one one");
        JsonObject json = settled.run("get", "stories", "1", "--json").json();
        assertThat(json.getJsonObject("value").getString("title")).startsWith("one");
        assertThat(json.getBoolean("found")).isTrue();
        assertThat(json.getInt("payloadBytes")).isGreaterThan(50);
    }

    @Test
    void get_ofWhatIsNotThere_endsWithThree(RedisServer server) {
        Settled settled = new Settled(server, folder);
        assertThat(settled.run("get", "stories", "1").exitCode()).isEqualTo(3);
        assertThat(settled.run("get", "stories", "1", "--json").json().getBoolean("found"))
                .isFalse();
        assertThat(settled.run("get", "stories", "").exitCode()).isEqualTo(2);
        assertThat(settled.run("get", "stories").exitCode()).isEqualTo(2);
    }

    @Test
    void get_ofEachFormat_showsWhatCanBeShown(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(stories -> {
            stories.put("number", 42L);
            stories.put("null", null);
            Map<String, String> reversed = new TreeMap<>(Comparator.reverseOrder());
            reversed.putAll(Map.of("a", "b", "c", "d"));
            stories.put("reversed", reversed);
        });
        settled.application(config -> config.serializer("binary"), stories -> {
            stories.put("binary", new java.util.UUID(1, 2));
            stories.put("decimal", new java.math.BigDecimal("1.50"));
        });
        settled.application(
                config -> config.serializer("msgpack"), stories -> stories.put("msgpack", Map.of("a", List.of(1, 2))));
        settled.application(config -> config.serializer("yaml"), stories -> stories.put("yaml", Map.of("a", "b")));
        server.command("SET", "stories:1:foreign", "hello");
        server.command("LPUSH", "stories:1:list", "a");
        assertThat(settled.run("get", "stories", "number").out()).endsWith("\n42\n");
        assertThat(settled.run("get", "stories", "null").out()).containsPattern("value +null");
        assertThat(settled.run("get", "stories", "binary").out())
                .contains("a serialized Java object of java.util.UUID; not read");
        assertThat(settled.run("get", "stories", "decimal").out()).endsWith("\n1.50\n");
        assertThat(settled.run("get", "stories", "msgpack").out()).contains("{\"a\":[1,2]}");
        assertThat(settled.run("get", "stories", "yaml").out()).contains("a: ");
        assertThat(settled.run("get", "stories", "reversed").out())
                .contains("json:reverse")
                .endsWith("\n{\"c\":\"d\",\"a\":\"b\"}\n");
        assertThat(settled.run("get", "stories", "foreign").out()).containsPattern("state +foreign");
        assertThat(settled.run("get", "stories", "list").out()).containsPattern("value +not ours");
        for (String key : List.of("number", "null", "binary", "msgpack", "yaml", "foreign", "list")) {
            assertThat(settled.run("get", "stories", key, "--json").json().getString("key"))
                    .isEqualTo(key);
        }
    }

    @Test
    void get_ofBytes_isTextOrBase64(RedisServer server) {
        Settled settled = new Settled(server, folder);
        bytes(server, "text", "hello".getBytes(StandardCharsets.UTF_8));
        bytes(server, "bytes", new byte[] {(byte) 0xff, 0, 1});
        assertThat(settled.run("get", "stories", "text").out()).endsWith("\nhello\n");
        assertThat(settled.run("get", "stories", "bytes", "--json").json().getString("value"))
                .isEqualTo("/wAB");
    }

    private static void bytes(RedisServer server, String key, byte[] value) {
        var config = io.github.cdirediscache.config.CacheConfig.builder("stories")
                .locations(server.url())
                .build();
        try (var manager = io.github.cdirediscache.redis.RedisCacheManager.of(config)) {
            manager.cache("stories", byte[].class).put(key, value);
        }
    }

    @Test
    void get_ofBrokenPayload_saysSo(RedisServer server) {
        Settled settled = new Settled(server, folder);
        settled.application(
                config -> config.compressor("zlib").compressorMinSize(0),
                stories -> stories.put("1", "one one one one one one one one one one one one one"));
        server.command("SETRANGE", "stories:1:1", "20", "########");
        Run run = settled.run("get", "stories", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("not shown: its payload is");
    }
}
