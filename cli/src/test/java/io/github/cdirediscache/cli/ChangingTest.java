package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change what stands in Redis. */
@RedisTest
class ChangingTest {

    @TempDir
    private Path folder;

    private Settled settled(RedisServer server, String... lines) {
        Settled settled = new Settled(server, folder, lines);
        settled.application(stories -> {
            stories.putAll(Map.of("story.1", "one", "story.2", "two", "other", "three"));
            stories.withVersion(2).put("story.1", "second");
        });
        server.command("SET", "foreign", "stays");
        return settled;
    }

    @Test
    void invalidate_ofKeys_removesThem(RedisServer server) {
        Settled settled = settled(server);
        Run run = settled.run("invalidate", "stories", "story.1", "nothing");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("story.1: removed", "nothing: held no value");
        assertThat(server.command("DBSIZE")).isEqualTo("4");
        assertThat(settled.run("invalidate", "stories", "other", "--json")
                        .json()
                        .getJsonArray("keys")
                        .getJsonObject(0)
                        .getBoolean("removed"))
                .isTrue();
    }

    @Test
    void invalidate_atAVersion_leavesTheOthers(RedisServer server) {
        settled(server).run("invalidate", "stories", "story.1", "--cache-version", "2");
        assertThat(server.command("EXISTS", "stories:1:story.1")).isEqualTo("1");
        assertThat(server.command("EXISTS", "stories:2:story.1")).isEqualTo("0");
    }

    @Test
    void invalidate_withoutKeyOrWithABadOne_removesNothing(RedisServer server) {
        Settled settled = settled(server);
        assertThat(settled.run("invalidate", "stories").exitCode()).isEqualTo(2);
        assertThat(settled.run("invalidate", "stories", "story.1", "").exitCode())
                .isEqualTo(2);
        assertThat(server.command("DBSIZE")).isEqualTo("5");
    }

    @Test
    void invalidatePattern_asDryRun_countsAndRemovesNothing(RedisServer server) {
        Settled settled = settled(server);
        assertThat(settled.run("invalidate-pattern", "stories", "story.*", "--dry-run")
                        .out())
                .isEqualTo("2 keys would be removed\n");
        assertThat(server.command("DBSIZE")).isEqualTo("5");
        assertThat(settled.run("invalidate-pattern", "stories", "story.*").out())
                .isEqualTo("2 keys removed\n");
        assertThat(server.command("DBSIZE")).isEqualTo("3");
    }

    @Test
    void invalidatePattern_asJson_saysWhatWasMeant(RedisServer server) {
        var json = settled(server)
                .run("invalidate-pattern", "stories", "*", "--dry-run", "--json")
                .json();
        assertThat(json.getInt("keys")).isEqualTo(3);
        assertThat(json.getBoolean("dryRun")).isTrue();
        assertThat(json.getString("pattern")).isEqualTo("*");
    }

    @Test
    void invalidatePattern_withoutPattern_isUsageError(RedisServer server) {
        assertThat(settled(server).run("invalidate-pattern", "stories").exitCode())
                .isEqualTo(2);
        assertThat(settled(server).run("invalidate-pattern", "stories", "").exitCode())
                .isEqualTo(2);
    }

    @Test
    void clear_whereNobodyCanBeAsked_needsYes(RedisServer server) {
        Settled settled = settled(server);
        Run run = settled.run("clear", "stories");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--yes");
        assertThat(server.command("DBSIZE")).isEqualTo("5");
        assertThat(settled.run("clear", "stories", "--yes").out()).isEqualTo("3 keys removed\n");
        assertThat(server.command("DBSIZE")).isEqualTo("2");
    }

    @Test
    void clear_atATerminal_asks(RedisServer server) {
        Settled settled = settled(server);
        Run no = settled.typing("\n", "clear", "stories");
        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.terminal()).contains("Clear version 1 of stories at [" + server.location() + "]? [y/N]");
        assertThat(server.command("DBSIZE")).isEqualTo("5");
        Run yes = settled.typing("y\n", "clear", "stories");
        assertThat(yes.exitCode()).isZero();
        assertThat(yes.out()).isEqualTo("3 keys removed\n");
    }

    @Test
    void clear_ofAllVersions_leavesWhatIsNotTheCaches(RedisServer server) {
        Settled settled = settled(server);
        assertThat(settled.run("clear", "stories", "--all-versions", "--cache-version", "1", "--yes")
                        .exitCode())
                .isEqualTo(2);
        assertThat(settled.run("clear", "stories", "--all-versions", "--yes").out())
                .isEqualTo("4 keys removed\n");
        assertThat(server.command("DBSIZE")).isEqualTo("1");
    }

    @Test
    void progress_atATerminal_isShownUnlessQuiet(RedisServer server) {
        Settled settled = settled(server);
        assertThat(settled.typing("", "size", "stories", "--exact").terminal()).contains("counting");
        assertThat(settled.typing("", "size", "stories", "--exact", "--quiet").terminal())
                .isEmpty();
        assertThat(settled.run("size", "stories", "--exact").terminal()).isEmpty();
    }

    @Test
    void progress_ofRemovals_hasATotal(RedisServer server) {
        Settled settled = settled(server);
        assertThat(settled.typing("", "invalidate-pattern", "stories", "story.*", "--dry-run")
                        .terminal())
                .contains("counting", "5/5");
        assertThat(settled.typing("", "invalidate-pattern", "stories", "story.*")
                        .terminal())
                .contains("removing", "5/5");
        assertThat(settled.typing("y\n", "clear", "stories").terminal()).contains("clearing", "3/3");
    }

    @Test
    void reserialize_withAnotherCompressor_compressesAllVersions(RedisServer server) {
        Settled settled =
                settled(server, "redis-cache.stories.compressor=gzip", "redis-cache.stories.compressor.min-size=0");
        settled.application(stories -> stories.put("long", "x".repeat(500)));
        Run run = settled.run("reserialize", "stories");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("1 of 5 keys rewritten\n");
        assertThat(settled.run("get", "stories", "long").out())
                .containsPattern("compressor +gzip")
                .contains("xxx");
        assertThat(settled.run("reserialize", "stories", "--json").json().getInt("rewritten"))
                .isZero();
    }

    @Test
    void reserialize_withType_usesTheSerializerOfTheSettings(RedisServer server) {
        Settled settled =
                settled(server, "redis-cache.stories.serializer=binary", "redis-cache.stories.serializer.accepts=json");
        Run run = settled.run("reserialize", "stories", "--type", "java.lang.String");
        assertThat(run.out()).isEqualTo("4 of 4 keys rewritten\n");
        assertThat(settled.run("get", "stories", "other").out())
                .contains("a serialized Java object of java.lang.String");
    }

    @Test
    void reserialize_withUnknownType_isUsageError(RedisServer server) {
        Run run = settled(server).run("reserialize", "stories", "--type", "com.example.Story");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--type must name a class on the class path");
    }
}
