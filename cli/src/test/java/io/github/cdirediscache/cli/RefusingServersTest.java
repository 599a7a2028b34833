package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer and are of no use: the tool says so, and does not take them for empty caches. */
class RefusingServersTest {

    private static final List<String[]> COMMANDS = List.of(
            new String[] {"keys", "stories"},
            new String[] {"size", "stories"},
            new String[] {"size", "stories", "--exact"},
            new String[] {"invalidate-pattern", "stories", "*"},
            new String[] {"invalidate-pattern", "stories", "*", "--dry-run"},
            new String[] {"reserialize", "stories"},
            new String[] {"reserialize", "stories", "--type", "java.lang.String"},
            new String[] {"clear", "stories", "--yes"},
            new String[] {"clear", "stories", "--yes", "--all-versions"});

    @TempDir
    private Path folder;

    private void assertRefused(RedisServer server, String words) {
        Run servers = new Settled(server, folder).run("servers");
        assertThat(servers.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(servers.out()).contains("refuses", words);
        JsonObject json = new Settled(server, folder)
                .run("servers", "--json")
                .json()
                .getJsonArray("servers")
                .getJsonObject(0);
        assertThat(json.getString("refusal")).contains(words);
    }

    private void assertFails(RedisServer server, String[] command, String words) {
        Run run = new Settled(server, folder).run(command);
        assertThat(run.exitCode()).as(String.join(" ", command)).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).doesNotContain("no key matches", "0 keys");
    }

    @Test
    void nodesOfACluster_areNoSingleServers() {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            for (RedisServer node : cluster.masters()) {
                assertRefused(node, "topology=cluster");
                COMMANDS.forEach(command -> assertFails(node, command, "topology=cluster"));
            }
            long failed = List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
                    .map(key -> new Settled(cluster.masters().get(0), folder).run("get", "stories", key))
                    .filter(run ->
                            run.exitCode() == ExitCodes.FAILED && run.err().contains("topology=cluster"))
                    .count();
            assertThat(failed).isPositive();
        }
    }

    @Test
    void sentinels_areNoServers() {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1)) {
            RedisServer sentinel = sentinels.sentinels().get(0);
            assertRefused(sentinel, "topology=sentinel");
            COMMANDS.forEach(command -> assertFails(sentinel, command, "sentinel.master"));
        }
    }

    @Test
    void memoryIsFull_isFound() {
        try (RedisServer server = RedisServer.builder()
                .config("maxmemory", "1")
                .config("maxmemory-policy", "noeviction")
                .start()) {
            assertRefused(server, "maxmemory-policy");
            assertThat(server.command("DBSIZE")).isEqualTo("0");
        }
    }

    @Test
    void replica_isFoundWhereAMasterIsNeeded() {
        try (RedisReplication group = RedisReplication.start(1)) {
            assertRefused(group.replicas().get(0), "READONLY");
        }
    }

    @Test
    void rightsAreMissing_areNamed() {
        try (RedisServer server = RedisServer.builder()
                .user("app", "secret", "~*", "+@all", "-evalsha")
                .start()) {
            assertRefused(server, "+evalsha +eval");
        }
        try (RedisServer server = RedisServer.builder()
                .user("app", "secret", "~others:*", "+@all")
                .start()) {
            assertRefused(server, "the keys of its ACL user do not include those of the cache: add ~");
            assertThat(new Settled(server, folder).run("servers").out()).contains("add ~stories:*");
        }
    }
}
