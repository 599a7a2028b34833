package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have alike. */
@RedisTest(password = "s3cret")
class ToolTest {

    @TempDir
    private Path folder;

    @Test
    void tool_withoutCommand_isUsageError() {
        Run run = Run.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a command is missing", "Usage:");
    }

    @Test
    void tool_withUnknownCommandOrOption_isUsageError() {
        assertThat(Run.of("sizes").exitCode()).isEqualTo(2);
        assertThat(Run.of("size", "stories", "--nothing").exitCode()).isEqualTo(2);
        assertThat(Run.of("size").err()).contains("CACHE");
    }

    @Test
    void version_isPrinted() {
        Run run = Run.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("cdi-redis-cache ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size storeis",
                "keys storeis",
                "get storeis 1",
                "invalidate storeis 1",
                "invalidate-pattern storeis *",
                "clear storeis --yes",
                "reserialize storeis"
            })
    void command_onCacheThatTheSettingsDoNotName_takesDefaultAndSaysSo(String command, RedisServer server) {
        Run run = new Settled(server, folder).run(command.split(" "));
        assertThat(run.exitCode()).isEqualTo(command.startsWith("get ") ? 3 : 0);
        assertThat(run.err())
                .contains(
                        "the settings do not name the cache storeis: those of default are taken",
                        "did you mean stories?")
                .hasLineCount(1);
    }

    @Test
    void command_onCacheThatOnlyAnnotationsName_findsItsKeys(RedisServer server) {
        Settled settled = new Settled(server, folder);
        server.command("SET", "authors:1:7", "42");
        assertThat(settled.run("size", "authors").out()).containsPattern("keys +1");
        assertThat(settled.run("invalidate", "authors", "7").out()).isEqualTo("7: removed\n");
        assertThat(server.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    void command_onUnknownCacheWithoutADefault_isUsageError(RedisServer server) throws IOException {
        Path file = folder.resolve("own.properties");
        Files.writeString(file, "redis-cache.stories.locations=" + server.url());
        Run run = Run.of("size", "storeis", "--config", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "there is no cache \"storeis\" in the settings",
                        "no redis-cache.default.locations",
                        "did you mean stories?");
    }

    @Test
    void command_onBadNameOfACache_isUsageError(RedisServer server) {
        Run run = new Settled(server, folder).run("size", "7 dwarfs");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a cache's name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size stories",
                "size stories --exact",
                "keys stories",
                "keys stories --json",
                "get stories 1",
                "invalidate stories 1",
                "invalidate-pattern stories *",
                "invalidate-pattern stories * --dry-run",
                "clear stories --yes",
                "reserialize stories",
                "reserialize stories --type java.lang.String"
            })
    void command_whenRedisIsDown_saysSoAndFails(String command, RedisServer server) {
        Settled settled = new Settled(server, folder);
        server.kill();
        Run run = settled.run(command.split(" "));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(server.location() + " did not answer")
                .doesNotContain("s3cret", "\tat ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size stories", "keys stories", "get stories 1", "clear stories --yes"})
    void command_withWrongPassword_failsWithoutShowingIt(String command, RedisServer server) {
        Settled settled =
                new Settled(server, folder, "redis-cache.stories.locations=redis://:wr0ng@" + server.location());
        Run run = settled.run(command.split(" "));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("WRONGPASS").doesNotContain("wr0ng", "\tat ");
    }

    @Test
    void debug_whenRedisIsDown_showsTheStackTraceWithoutSecrets(RedisServer server) {
        Settled settled = new Settled(server, folder);
        server.kill();
        Run run = settled.run("get", "stories", "1", "--debug");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("\tat ").doesNotContain("s3cret");
    }

    @Test
    void command_onCacheThatIsSwitchedOff_isUsageError(RedisServer server) {
        Run run = new Settled(server, folder, "redis-cache.stories.enabled=false").run("size", "stories");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("switched off");
    }

    @Test
    void command_onEmbeddedServer_isUsageError(RedisServer server) {
        Run run = new Settled(server, folder, "redis-cache.stories.locations=embedded:").run("size", "stories");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("embedded:");
    }

    @Test
    void command_atNegativeVersion_isUsageError(RedisServer server) {
        Run run = new Settled(server, folder).run("size", "stories", "--cache-version", "-1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("version");
    }

    @Test
    void command_withClassesOfTheApplicationInItsSettings_worksWithoutThem(RedisServer server) {
        Settled settled = new Settled(
                server,
                folder,
                "redis-cache.stories.serializer=com.example.Own",
                "redis-cache.stories.serializer.colour=red",
                "redis-cache.stories.compressor=com.example.Squeeze",
                "redis-cache.stories.key-function=com.example.Keys",
                "redis-cache.stories.pool.provider=com.example.Pools");
        settled.application(stories -> stories.put("1", "one"));
        assertThat(settled.run("keys", "stories").out()).contains("1");
        assertThat(settled.run("get", "stories", "1").out()).contains("\"one\"");
        assertThat(settled.run("reserialize", "stories").exitCode()).isEqualTo(2);
        assertThat(settled.run("clear", "stories", "--yes").out()).contains("1 key removed");
    }
}
