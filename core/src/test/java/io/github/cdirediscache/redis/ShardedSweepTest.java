package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisServer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Removing many keys from three shards: no command may keep a server busy for long, whatever the number of keys. */
@Timeout(120)
class ShardedSweepTest {

    private static final int KEYS = 60_000;
    private static final int BATCH = 2_000;

    private static final int PAGE = 250;

    /** A page of SCAN is looked for bucket by bucket, and in two tables while one grows or shrinks, so it can be larger. */
    private static final int MOST_KEYS = PAGE + 200;

    private static final Pattern COMMAND = Pattern.compile("cmdstat_([^:]+):.*");

    /** A log entry has 31 arguments, the command among them, and then says how many there were besides. */
    private static final Pattern MORE_ARGUMENTS = Pattern.compile("\\.\\.\\. \\((\\d+) more arguments\\)");

    private static final int KEYS_IN_LOG = 30;

    private List<RedisServer> servers;
    private TestCaches caches;
    private Cache<String> cache;

    @BeforeEach
    void fill() {
        servers = Stream.generate(() -> RedisServer.builder()
                        .config("slowlog-log-slower-than", "-1")
                        .config("slowlog-max-len", "100000")
                        .start())
                .limit(3)
                .toList();
        String[] locations = IntStream.range(0, servers.size())
                .mapToObj(i -> "shard-" + i + "=" + servers.get(i).location())
                .toArray(String[]::new);
        caches = new TestCaches(
                () -> servers, config -> config.locations(locations).topology(TopologyKind.SHARDED));
        cache = caches.cache(String.class);
        IntStream.iterate(0, from -> from < KEYS, from -> from + BATCH)
                .mapToObj(from -> IntStream.range(from, from + BATCH)
                        .boxed()
                        .collect(Collectors.toMap(ShardedSweepTest::key, i -> "value " + i)))
                .forEach(cache::putAll);
        cache.withVersion(2).put("other-version", "stays");
        // From now on every command is in the log of slow ones, with the number of its arguments.
        servers.forEach(server -> {
            server.command("SET", "stories", "not a cache's key");
            server.command("CONFIG", "RESETSTAT");
            server.command("CONFIG", "SET", "slowlog-log-slower-than", "0");
        });
    }

    @AfterEach
    void stop() {
        caches.close();
        servers.forEach(RedisServer::close);
    }

    private static String key(int i) {
        return i % 10 == 0 ? "tenth-" + i : "rest-" + i;
    }

    private static long size(RedisServer server) {
        return Long.parseLong(server.command("DBSIZE"));
    }

    private long sizes() {
        return servers.stream().mapToLong(ShardedSweepTest::size).sum();
    }

    @Test
    void S29_invalidatePattern_ofManyKeys_removesThemAllAndNoOthers() {
        assertThat(servers).allSatisfy(server -> assertThat(size(server)).isGreaterThan(KEYS / 4));
        assertThat(cache.invalidatePattern("tenth-*")).isEqualTo(KEYS / 10);
        assertThat(cache.get("tenth-10")).isEmpty();
        assertThat(cache.get("rest-1")).contains("value 1");
        assertThat(sizes()).isEqualTo(KEYS - KEYS / 10 + 1 + servers.size());
        assertThat(cache.statistics().invalidations()).isEqualTo(KEYS / 10);
    }

    @Test
    void S29_invalidatePattern_ofManyKeys_isMadeOfShortCommands() {
        cache.invalidatePattern("tenth-*");
        assertThat(servers).allSatisfy(ShardedSweepTest::assertShortCommands);
    }

    @Test
    void S31_clear_ofManyKeys_removesThemAllAndNoOthers() {
        assertThat(cache.clear()).isEqualTo(KEYS);
        assertThat(cache.withVersion(2).get("other-version")).contains("stays");
        assertThat(servers)
                .allSatisfy(
                        server -> assertThat(server.command("GET", "stories")).isEqualTo("not a cache's key"));
        assertThat(sizes()).isEqualTo(1 + servers.size());
    }

    @Test
    void S31_clear_ofManyKeys_isMadeOfShortCommands() {
        cache.clear();
        assertThat(servers).allSatisfy(ShardedSweepTest::assertShortCommands);
    }

    /** Nothing but pages of SCAN and UNLINKs of a page, by what the server itself has counted and written down. */
    private static void assertShortCommands(RedisServer server) {
        assertThat(asked(server))
                .contains("scan", "unlink")
                .isSubsetOf("scan", "unlink", "hello", "client|setname", "client|setinfo", "client|info");
        List<String> log = server.command("SLOWLOG", "GET", "-1").lines().toList();
        assertThat(numbersAfter(log, "COUNT")).isNotEmpty().allMatch(count -> count <= PAGE);
        assertThat(log.stream()
                        .map(MORE_ARGUMENTS::matcher)
                        .filter(Matcher::matches)
                        .map(line -> KEYS_IN_LOG + Integer.parseInt(line.group(1))))
                .isNotEmpty()
                .allMatch(keys -> keys <= MOST_KEYS);
    }

    private static Set<String> asked(RedisServer server) {
        Set<String> ofThisTest = Set.of("info", "dbsize", "config|resetstat", "config|set");
        return server.command("INFO", "commandstats")
                .lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(command -> !ofThisTest.contains(command))
                .collect(Collectors.toSet());
    }

    private static List<Integer> numbersAfter(List<String> lines, String name) {
        return IntStream.range(1, lines.size())
                .filter(at -> lines.get(at - 1).equals(name))
                .mapToObj(at -> Integer.parseInt(lines.get(at)))
                .toList();
    }
}
