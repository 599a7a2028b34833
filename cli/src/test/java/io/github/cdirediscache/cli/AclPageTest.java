package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs everything that docs/acl.md is about as users with exactly the rights on the page, and again without each of the
 * rights. A failure names what has to be added to the page, or removed from it.
 */
@Timeout(180)
class AclPageTest {

    private static final String OWNER = "owner's s3cret";
    private static final String CACHE = "stories";

    /** Has the same keys, and values that may be stale. */
    private static final String STALE = "stale-stories";

    private static AclPage page;

    @BeforeAll
    static void read() throws IOException {
        page = AclPage.read();
    }

    @Test
    void application_onOneServer_needsExactlyTheseRights() {
        assertExact(single(AclOperations::changing), "application");
    }

    @Test
    void applicationWithLocks_onOneServer_needsExactlyTheseRights() {
        assertExact(single(AclOperations::locking), "application", "locks");
    }

    @Test
    void applicationThatReads_onOneServer_needsExactlyTheseRights() {
        assertExact(single(AclOperations::reading), "reader");
    }

    @Test
    void application_onOneServer_isHelpedByRightsToNameItself() {
        try (RedisServer server = RedisServer.builder().password(OWNER).start()) {
            Use use = new Use(List.of(server), config -> config.locations(server.location()), AclOperations::changing);
            assertHelps(use, List.of("client|setname"), List.of("application"), "helps-names");
        }
    }

    @Test
    void application_withADatabase_needsSelect() {
        try (RedisServer server = RedisServer.builder().password(OWNER).start()) {
            Use use = new Use(
                    List.of(server),
                    config -> config.locations(server.location()).database(3),
                    AclOperations::changing);
            assertExact(use, "application", "database");
        }
    }

    @Test
    void application_onShards_needsTheRightsOnEach() {
        try (RedisServer north = RedisServer.builder().password(OWNER).start();
                RedisServer south = RedisServer.builder().password(OWNER).start()) {
            Use use = new Use(
                    List.of(north, south),
                    config -> config.topology(TopologyKind.SHARDED)
                            .locations("north=" + north.location(), "south=" + south.location()),
                    AclOperations::changing);
            assertThat(use.failures(page.user("application"))).isEmpty();
        }
    }

    @Test
    void application_onMasterAndReplica_needsNoMoreRights() {
        try (RedisReplication group = RedisReplication.start(1, server -> server.password(OWNER))) {
            Use use = new Use(
                    group.servers(),
                    config -> config.topology(TopologyKind.REPLICATED)
                            .locations(group.servers().stream()
                                    .map(RedisServer::location)
                                    .toArray(String[]::new)),
                    AclOperations::changing);
            assertHelps(use, List.of("role"), List.of("application"), "helps-replicated");
        }
    }

    @Test
    void application_onACluster_needsExactlyTheseRights() {
        try (RedisCluster cluster = RedisCluster.start(3, 0, server -> server.password(OWNER))) {
            Use use = new Use(
                    cluster.servers(),
                    config -> config.topology(TopologyKind.CLUSTER)
                            .locations(cluster.locations().get(0)),
                    AclOperations::changing);
            assertHelps(use, List.of("cluster|nodes"), List.of("application", "cluster"), "helps-cluster");
            assertExact(use, "application", "cluster");
        }
    }

    @Test
    void application_withSentinels_needsExactlyTheseRights() {
        try (RedisSentinels sentinels = RedisSentinels.start(
                "main", 1, server -> server.password(OWNER), sentinel -> sentinel.password(OWNER))) {
            AclPage.AclUser asker = page.user("sentinels");
            Use use = new Use(
                    sentinels.replication().servers(),
                    config -> config.topology(TopologyKind.SENTINEL)
                            .sentinelMaster("main")
                            .sentinelUsername(asker.name())
                            .sentinelPassword(asker.password())
                            .locations(sentinels.locations().toArray(String[]::new)),
                    AclOperations::changing);
            AclPage.AclUser application = page.user("application");
            Function<AclPage.AclUser, Map<String, String>> failures = user -> {
                sentinels.sentinels().forEach(sentinel -> sentinel.command(user.command()));
                return use.failures(application);
            };
            assertThat(failures.apply(asker)).isEmpty();
            assertThat(superfluous(asker, asker.rights(), failures)).isEmpty();
        }
    }

    @Test
    void tool_thatReads_needsExactlyTheseRights() throws IOException {
        try (AclTool tool = new AclTool(OWNER)) {
            AclPage.AclUser user = page.user("tool");
            assertThat(tool.reading(user)).isEmpty();
            assertThat(superfluous(user, user.rights(), tool::reading)).isEmpty();
        }
    }

    @Test
    void tool_thatReads_namesTheRightThatItLacks() throws IOException {
        try (AclTool tool = new AclTool(OWNER)) {
            AclPage.AclUser user = page.user("tool");
            assertThat(tool.run(user, "clear", CACHE, "--yes").err())
                    .contains("NOPERM")
                    .containsIgnoringCase("unlink");
            assertThat(tool.run(user.without("+pttl"), "keys", CACHE).err())
                    .contains("NOPERM")
                    .containsIgnoringCase("pttl");
        }
    }

    @Test
    void tool_thatClears_needsExactlyTheseRights() throws IOException {
        try (AclTool tool = new AclTool(OWNER)) {
            AclPage.AclUser user = page.user("tool-clear");
            assertThat(tool.clearing(user)).isEmpty();
            assertThat(superfluous(user, user.rights(), tool::clearing)).isEmpty();
        }
    }

    @Test
    void tool_thatChangesEntries_needsExactlyTheseRights() throws IOException {
        try (AclTool tool = new AclTool(OWNER)) {
            AclPage.AclUser user = page.user("tool-change");
            assertThat(tool.changing(user)).isEmpty();
            assertThat(superfluous(user, user.rights(), tool::changing)).isEmpty();
        }
    }

    /** Nothing fails with the rights of all blocks, and something does without any one of the last block's. */
    private static void assertExact(Use use, String... blocks) {
        AclPage.AclUser user = page.user(blocks);
        List<String> ofLast = page.user(blocks[blocks.length - 1]).rights();
        try {
            assertThat(use.failures(user)).as("rights that are missing").isEmpty();
            assertThat(superfluous(user, ofLast, use::failures))
                    .as("rights that are not needed")
                    .isEmpty();
        } finally {
            use.close();
        }
    }

    /** Some commands are refused without the last block, and nothing fails; with it they are not. */
    private static void assertHelps(Use use, List<String> commands, List<String> blocks, String helping) {
        assertThat(use.failures(page.user(blocks.toArray(String[]::new)))).isEmpty();
        assertThat(use.refused()).as("without " + helping).containsAll(commands);
        assertThat(use.failures(page.user(
                        Stream.concat(blocks.stream(), Stream.of(helping)).toArray(String[]::new))))
                .isEmpty();
        assertThat(use.refused()).as("with " + helping).doesNotContainAnyElementsOf(commands);
    }

    private static List<String> superfluous(
            AclPage.AclUser user, List<String> rights, Function<AclPage.AclUser, Map<String, String>> failures) {
        return rights.stream()
                .filter(right -> failures.apply(user.without(right)).isEmpty())
                .toList();
    }

    private static Use single(BiFunction<CacheManager, String, AclOperations> operations) {
        RedisServer server = RedisServer.builder().password(OWNER).start();
        return new Use(List.of(server), config -> config.locations(server.location()), operations);
    }

    /** Operations on servers. */
    private record Use(
            List<RedisServer> servers,
            UnaryOperator<CacheConfigBuilder> locations,
            BiFunction<CacheManager, String, AclOperations> operations) {

        /** What fails for a user with these rights. Scripts are forgotten: to send their texts is a right of its own. */
        Map<String, String> failures(AclPage.AclUser user) {
            for (RedisServer server : servers) {
                server.command(user.command());
                server.command("ACL", "LOG", "RESET");
                if (server.command("ROLE").startsWith("master")) {
                    server.command("FLUSHALL");
                    server.command("SCRIPT", "FLUSH");
                }
            }
            Map<String, String> failures = new LinkedHashMap<>();
            for (String name : List.of(CACHE, STALE)) {
                try (CacheManager owner = manager(Use::asOwner)) {
                    owner.cache(name, String.class).put("there", "1");
                }
                try (CacheManager manager =
                        manager(config -> config.username(user.name()).password(user.password()))) {
                    failures.putAll(operations.apply(manager, name).failures());
                }
            }
            return failures;
        }

        /** The commands that the servers have refused since. */
        Set<String> refused() {
            Set<String> commands = new HashSet<>();
            for (RedisServer server : servers) {
                List<String> fields = server.command("ACL", "LOG").lines().toList();
                for (int i = 0; i < fields.size() - 1; i++) {
                    if (fields.get(i).equals("object")) {
                        commands.add(fields.get(i + 1));
                    }
                }
            }
            return commands;
        }

        /** May do everything, on sentinels as well. */
        private static CacheConfigBuilder asOwner(CacheConfigBuilder config) {
            CacheConfigBuilder owner = config.password(OWNER);
            return config.build().connection().topology().kind() == TopologyKind.SENTINEL
                    ? owner.sentinelUsername("default").sentinelPassword(OWNER)
                    : owner;
        }

        private CacheManager manager(UnaryOperator<CacheConfigBuilder> user) {
            return RedisCacheManager.of(
                    user.apply(config(CACHE)).build(),
                    user.apply(config(STALE).keyPrefix(CACHE).staleFor(Duration.ofHours(1)))
                            .build());
        }

        private CacheConfigBuilder config(String name) {
            return locations
                    .apply(CacheConfig.builder(name))
                    .timeout(Duration.ofHours(1))
                    .loadWait(Duration.ofMillis(200))
                    .onFailure(OnFailure.RAISE);
        }

        void close() {
            servers.forEach(RedisServer::close);
        }
    }
}
