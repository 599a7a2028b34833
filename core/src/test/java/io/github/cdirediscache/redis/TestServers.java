package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The servers of one topology for the tests of a class, empty before each test, and caches on them. */
final class TestServers implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Supplier<Running> start;
    private @Nullable Running running;
    private @Nullable TestCaches caches;

    private TestServers(Supplier<Running> start) {
        this.start = start;
    }

    static TestServers single() {
        return new TestServers(() -> single(RedisServer.start()));
    }

    /** A server of another kind than those of the other tests. */
    static TestServers single(Supplier<Path> executable) {
        return new TestServers(
                () -> single(RedisServer.builder().executable(executable.get()).start()));
    }

    private static Running single(RedisServer server) {
        return new Running(
                () -> List.of(server), config -> config.locations(server.url()), key -> server, server::close);
    }

    static TestServers unixSocket() {
        return new TestServers(() -> {
            RedisServer server = RedisServer.builder().unixSocket().start();
            String path = server.unixSocket().orElseThrow().toString();
            return new Running(() -> List.of(server), config -> config.locations(path), key -> server, server::close);
        });
    }

    static TestServers replicated() {
        return new TestServers(() -> {
            RedisReplication group = RedisReplication.start(2);
            String[] locations =
                    group.servers().stream().map(RedisServer::location).toArray(String[]::new);
            return new Running(
                    group::servers,
                    config -> config.topology(TopologyKind.REPLICATED).locations(locations),
                    key -> group.master(),
                    group::close);
        });
    }

    /** Three shards: a master with a replica, a server by TCP, and one by its unix socket. */
    static TestServers sharded() {
        return new TestServers(() -> {
            RedisReplication north = RedisReplication.start(1);
            RedisServer south = RedisServer.start();
            RedisServer east = RedisServer.builder().unixSocket().start();
            List<RedisServer> masters = List.of(north.master(), south, east);
            String[] locations = {
                "north=" + north.master().location() + "|"
                        + north.replicas().get(0).location(),
                "south=" + south.location(),
                "east=" + east.unixSocket().orElseThrow()
            };
            UnaryOperator<CacheConfigBuilder> config =
                    builder -> builder.topology(TopologyKind.SHARDED).locations(locations);
            return new Running(
                    () -> Stream.concat(north.servers().stream(), Stream.of(south, east))
                            .toList(),
                    config,
                    key -> holder(key, masters, config),
                    () -> {
                        north.close();
                        south.close();
                        east.close();
                    });
        });
    }

    static TestServers sentinel() {
        return new TestServers(() -> {
            RedisSentinels sentinels = RedisSentinels.start("main", 2);
            String[] locations = sentinels.locations().toArray(String[]::new);
            return new Running(
                    () -> sentinels.replication().servers(),
                    config -> config.topology(TopologyKind.SENTINEL)
                            .sentinelMaster("main")
                            .locations(locations),
                    key -> sentinels.replication().master(),
                    sentinels::close);
        });
    }

    static TestServers cluster() {
        return new TestServers(() -> {
            RedisCluster cluster = RedisCluster.start(3, 1);
            String[] locations = cluster.locations().toArray(String[]::new);
            return new Running(
                    cluster::servers,
                    config -> config.topology(TopologyKind.CLUSTER).locations(locations),
                    key -> cluster.masterOf(cluster.slotOf(key)),
                    cluster::close);
        });
    }

    /** Finds the shard that a cache puts a key on; the first for what is no key of a cache. */
    private static RedisServer holder(
            String physicalKey, List<RedisServer> masters, UnaryOperator<CacheConfigBuilder> config) {
        String head = TestCaches.NAME + ":1:";
        Optional<RedisServer> known = masters.stream()
                .filter(master -> master.command("EXISTS", physicalKey).equals("1"))
                .findFirst();
        if (known.isPresent() || !physicalKey.startsWith(head)) {
            return known.orElse(masters.get(0));
        }
        CacheConfig stories = config.apply(CacheConfig.builder(TestCaches.NAME)).build();
        try (CacheManager manager = RedisCacheManager.of(stories)) {
            Cache<String> cache = manager.cache(TestCaches.NAME, String.class);
            String key = physicalKey.substring(head.length());
            cache.put(key, "to be found");
            RedisServer holder = masters.stream()
                    .filter(master -> master.command("EXISTS", physicalKey).equals("1"))
                    .findFirst()
                    .orElseThrow();
            cache.invalidate(key);
            return holder;
        }
    }

    /** The commands of a name that a server has run since it started. */
    static long commandsRun(RedisServer server, String name) {
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        return caches().manager(settings);
    }

    private TestCaches caches() {
        TestCaches known = caches;
        return known == null ? (caches = new TestCaches(running().servers, running().config)) : known;
    }

    private Running running() {
        Running known = running;
        return known == null ? (running = start.get()) : known;
    }

    List<RedisServer> masters() {
        return running().servers.get().stream()
                .filter(server -> server.command("ROLE").startsWith("master"))
                .toList();
    }

    /** The master that holds a key. */
    RedisServer masterOf(String physicalKey) {
        return running().masterOf.apply(physicalKey);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        masters().forEach(master -> master.command("FLUSHALL"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (caches != null) {
            caches.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        running().close.close();
        running = null;
    }

    private record Running(
            Supplier<List<RedisServer>> servers,
            UnaryOperator<CacheConfigBuilder> config,
            Function<String, RedisServer> masterOf,
            AutoCloseable close) {}
}
