package io.github.cdirediscache.config;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.config.CacheConfigs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option with good and bad texts, as one finds them in a properties file. */
class OptionsTest {

    private static final Location LOCALHOST = Location.parse("localhost:6379");

    /** What has a meaning only beside other options. */
    private static final Map<String, Map<String, String>> NEEDS = Map.of(
            "username", Map.of("password", "secret"),
            "master", Map.of("topology", "replicated"),
            "weights", Map.of("topology", "sharded"),
            "read-from", Map.of("topology", "replicated"),
            "address-map", Map.of("topology", "cluster"),
            "sentinel.username", Map.of("sentinel.password", "secret"),
            "sentinel.tls.trust-store-password", Map.of("sentinel.tls.trust-store", "a.p12"),
            "sentinel.tls.key-store-password", Map.of("sentinel.tls.key-store", "a.p12"),
            "tls.trust-store-password", Map.of("tls.trust-store", "a.p12"),
            "tls.key-store-password", Map.of("tls.key-store", "a.p12"));

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Arguments good(String option, String text, Function<CacheConfig, Object> read, Object expected) {
        return Arguments.of(option, text, read, expected);
    }

    private static Function<CacheConfig, Object> connection(Function<ConnectionConfig, Object> read) {
        return config -> String.valueOf(read.apply(config.connection()));
    }

    private static Function<CacheConfig, Object> topology(Function<TopologyConfig, Object> read) {
        return config -> read.apply(config.connection().topology());
    }

    private static Function<CacheConfig, Object> sentinel(Function<SentinelConfig, Object> read) {
        return topology(config -> read.apply(config.sentinel()));
    }

    private static Function<CacheConfig, Object> tls(Function<TlsConfig, Object> read) {
        return config -> read.apply(config.connection().tls());
    }

    private static Function<CacheConfig, Object> sentinelTls(Function<TlsConfig, Object> read) {
        return config -> read.apply(config.connection().sentinelTls());
    }

    static Stream<Arguments> good() {
        return Stream.of(
                good("enabled", "false", CacheConfig::enabled, false),
                good("enabled", " TRUE ", CacheConfig::enabled, true),
                good("locations", " [::1] ", connection(ConnectionConfig::locations), "[[::1]:6379]"),
                good("topology", "Cluster", topology(TopologyConfig::kind), TopologyKind.CLUSTER),
                good("topology", "replicated", topology(TopologyConfig::kind), TopologyKind.REPLICATED),
                good(
                        "master",
                        " LOCALHOST:6379 ",
                        topology(config -> config.shards().get(0).master()),
                        LOCALHOST),
                good(
                        "weights",
                        "localhost:6379 = 7",
                        topology(config -> config.shards().get(0).weight()),
                        7),
                good("read-from", "Any", topology(TopologyConfig::readFrom), ReadFrom.ANY),
                good("sentinel.master", " mymaster ", sentinel(SentinelConfig::master), "mymaster"),
                good("sentinel.username", "bob", sentinel(SentinelConfig::username), "bob"),
                good("sentinel.password", " p w ", sentinel(SentinelConfig::password), " p w "),
                good(
                        "address-map",
                        " 10.0.0.5:6379 = Redis-1:16379 , [::1] = redis-2 ",
                        topology(config -> config.addressMap().toString()),
                        "10.0.0.5:6379=redis-1:16379, [::1]=redis-2"),
                good("sentinel.servers-tls", "false", sentinel(SentinelConfig::serversTls), Optional.of(false)),
                good("sentinel.tls.trust-store", "a.p12", sentinelTls(TlsConfig::trustStore), Path.of("a.p12")),
                good("sentinel.tls.trust-store-password", " p w ", sentinelTls(TlsConfig::trustStorePassword), " p w "),
                good("sentinel.tls.key-store", "a.p12", sentinelTls(TlsConfig::keyStore), Path.of("a.p12")),
                good("sentinel.tls.key-store-password", " p w ", sentinelTls(TlsConfig::keyStorePassword), " p w "),
                good("sentinel.tls.verify-hostname", "false", sentinelTls(TlsConfig::verifyHostname), false),
                good("tls.trust-store", " /a/b.p12 ", tls(TlsConfig::trustStore), Path.of("/a/b.p12")),
                good("tls.trust-store-password", " p w ", tls(TlsConfig::trustStorePassword), " p w "),
                good("tls.key-store", "b.jks", tls(TlsConfig::keyStore), Path.of("b.jks")),
                good("tls.key-store-password", " p w ", tls(TlsConfig::keyStorePassword), " p w "),
                good("tls.verify-hostname", "false", tls(TlsConfig::verifyHostname), false),
                good("credentials-provider", " vault ", connection(ConnectionConfig::credentialsProvider), "vault"),
                good(
                        "socket-factory",
                        " com.acme.Sockets ",
                        connection(ConnectionConfig::socketFactory),
                        "com.acme.Sockets"),
                good(
                        "pool.provider",
                        "com.acme.Pools",
                        config -> config.connection().pool().provider(),
                        "com.acme.Pools"),
                good("key-function", "hashed", CacheConfig::keyFunction, "hashed"),
                good("database", "15", connection(ConnectionConfig::database), "15"),
                good("username", "bob", connection(ConnectionConfig::username), "bob"),
                good("password", " p w ", connection(ConnectionConfig::password), " p w "),
                good("client-name", " app-1 ", connection(ConnectionConfig::clientName), "app-1"),
                good("client-info", "false", connection(ConnectionConfig::clientInfo), "false"),
                good("protocol", "auto", connection(ConnectionConfig::protocol), "AUTO"),
                good("protocol", "resp2", connection(ConnectionConfig::protocol), "RESP2"),
                good("protocol", "Resp3", connection(ConnectionConfig::protocol), "RESP3"),
                good("connect-timeout", "1ms", connection(ConnectionConfig::connectTimeout), "PT0.001S"),
                good("socket-timeout", "2147483647ms", connection(ConnectionConfig::socketTimeout), "PT596H31M23.647S"),
                good(
                        "pool.max-connections",
                        "1",
                        config -> config.connection().pool().maxConnections(),
                        1),
                good("pool.min-idle", "16", config -> config.connection().pool().minIdle(), 16),
                good(
                        "coalesce-reads",
                        " Off ",
                        config -> config.connection().pool().coalesceReads(),
                        CoalesceReads.OFF),
                good(
                        "coalesce-reads",
                        "auto",
                        config -> config.connection().pool().coalesceReads(),
                        CoalesceReads.AUTO),
                good(
                        "coalesce-reads",
                        "16",
                        config -> config.connection().pool().coalesceReads(),
                        CoalesceReads.of(16)),
                good("pool.max-wait", "0", config -> config.connection().pool().maxWait(), Duration.ZERO),
                good("key-prefix", " a:* ", CacheConfig::keyPrefix, " a:* "),
                good("version", "0", CacheConfig::version, 0),
                good("version", " 2147483647 ", CacheConfig::version, Integer.MAX_VALUE),
                good("timeout", "1s", config -> config.expiry().timeout(), SECOND),
                good("timeout", "365000d", config -> config.expiry().timeout(), Duration.ofDays(365_000)),
                good("timeout", "forever", config -> config.expiry().timeout(), Cache.FOREVER),
                good("timeout-jitter", "1", config -> config.expiry().jitter(), 1.0),
                good("timeout-jitter", ".25", config -> config.expiry().jitter(), 0.25),
                good("null-values", "false", config -> config.expiry().nullValues(), false),
                good("null-timeout", "0", config -> config.expiry().nullTimeout(), Duration.ZERO),
                good("null-timeout", "forever", config -> config.expiry().nullTimeout(), Cache.FOREVER),
                good("stale-for", "1s", config -> config.load().staleFor(), SECOND),
                good("stale-on-error", "false", config -> config.load().staleOnError(), false),
                good("early-refresh", "1.5", config -> config.load().earlyRefresh(), 1.5),
                good("lease", "1s", config -> config.load().lease(), SECOND),
                good("load-wait", "0", config -> config.load().loadWait(), Duration.ZERO),
                good("serializer", " binary ", config -> config.format().serializer(), "binary"),
                good("serializer.accepts", "a , b", config -> config.format().accepts(), List.of("a", "b")),
                good("serializer.verify", "always", config -> config.format().verify(), Verify.ALWAYS),
                good("serializer.mapping", "x", c -> c.format().serializerOptions(), Map.of("mapping", "x")),
                good("serializer.allow", "a,b", config -> config.format().serializerOptions(), Map.of("allow", "a,b")),
                good(
                        "serializer.max-depth",
                        "9",
                        config -> config.format().serializerOptions(),
                        Map.of("max-depth", "9")),
                good("serializer.version", "1", config -> config.format().serializerOptions(), Map.of("version", "1")),
                good("serializer.binary-data", "x", c -> c.format().serializerOptions(), Map.of("binary-data", "x")),
                good("serializer.date-format", "x", c -> c.format().serializerOptions(), Map.of("date-format", "x")),
                good("serializer.locale", "x", c -> c.format().serializerOptions(), Map.of("locale", "x")),
                good(
                        "serializer.property-naming",
                        "x",
                        c -> c.format().serializerOptions(),
                        Map.of("property-naming", "x")),
                good("serializer.any.thing", "x", c -> c.format().serializerOptions(), Map.of("any.thing", "x")),
                good("compressor", "zlib", config -> config.format().compressor(), "zlib"),
                good(
                        "compressor.accepts",
                        "none",
                        config -> config.format().compressorAccepts(),
                        Optional.of(List.of("none"))),
                good(
                        "compressor.level",
                        "-1",
                        config -> config.format().compressorLevel().getAsInt(),
                        -1),
                good("compressor.min-size", "0", config -> config.format().compressorMinSize(), 0),
                good("compressor.min-size", "2 KiB", config -> config.format().compressorMinSize(), 2048),
                good("max-value-size", "1kb", config -> config.format().maxValueSize(), 1000),
                good("max-value-size", "512B", config -> config.format().maxValueSize(), 512),
                good("max-value-size", "1MiB", config -> config.format().maxValueSize(), 1 << 20),
                good("max-value-size", "2GB", config -> config.format().maxValueSize(), 2_000_000_000),
                good("max-value-size", "1GiB", config -> config.format().maxValueSize(), 1 << 30),
                good("max-value-size", "2147483647", config -> config.format().maxValueSize(), Integer.MAX_VALUE),
                good("on-failure", "raise", config -> config.failure().onFailure(), OnFailure.RAISE),
                good("on-failure", "load", config -> config.failure().onFailure(), OnFailure.LOAD),
                good("breaker.failures", "1", config -> config.failure().breakerFailures(), 1),
                good("breaker.open-for", "1s", config -> config.failure().breakerOpenFor(), SECOND),
                good(
                        "invalidations.max-pending",
                        "0",
                        config -> config.failure().maxPendingInvalidations(),
                        0),
                good("failover-replay", "0", config -> config.failure().failoverReplay(), Duration.ZERO));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("good")
    void S46_option_goodText_isTaken(String option, String text, Function<CacheConfig, Object> read, Object expected) {
        List<String> problems = new ArrayList<>();
        Map<String, CacheConfig> caches = read(option, text, problems);
        assertThat(problems).isEmpty();
        assertThat(read.apply(caches.get("stories"))).isEqualTo(expected);
    }

    private static Arguments bad(String option, String text, String problem) {
        return Arguments.of(option, text, problem);
    }

    static Stream<Arguments> bad() {
        String finite = "must be from 0s to 365000d, was ";
        String positive = "must be from 1ms to 365000d, was ";
        String socket = "must be from 1ms to 24d20h31m23s647ms, was ";
        return Stream.of(
                bad("enabled", "1", "\"1\" is not a boolean; write true or false"),
                bad("locations", "", "item 1 of 1 is empty"),
                bad("locations", "a,b", "are 2 servers: choose a topology for them, with topology=replicated"),
                bad("locations", "a:b", "is not a location: the port must be"),
                bad("locations", "north=a", "name a shard (name=) or its replicas (|)"),
                bad("locations", "a|b", "have a meaning only with topology=sharded"),
                bad(
                        "topology",
                        "star",
                        "\"star\" is unknown; write single or replicated or sharded or sentinel or cluster"),
                bad("master", "localhost:6380", "localhost:6380 is not one of the locations [localhost:6379]"),
                bad("master", "a:b", "is not a location: the port must be"),
                bad("weights", "localhost:6379=0", "must be from 1 to 100, was 0 for \"localhost:6379\""),
                bad("weights", "localhost:6379=-1", "must be from 1 to 100, was -1"),
                bad("weights", "localhost:6379=101", "must be from 1 to 100, was 101"),
                bad("weights", "localhost:6379", "is not a name and a number; write e.g. north=2, south=1"),
                bad("weights", "a=b", "item 1 of 1 is not a name and a number"),
                bad("weights", "a=1, a=2", "\"a\" has two numbers"),
                bad("weights", "a=1", "name the shard \"a\", which is not one of localhost:6379"),
                bad("read-from", "slave", "\"slave\" is unknown; write master or replica or any"),
                bad("sentinel.master", " ", "must not be empty"),
                bad("sentinel.username", "", "must not be empty"),
                bad("sentinel.password", "", "must not be empty"),
                bad("address-map", "10.0.0.5", "item 1 of 1 has not one ="),
                bad("address-map", "a=b, a:1=b", "item 2 of 2 has a port on one side only"),
                bad("address-map", "a=redis://bob:hunter2@b", "item 1 of 1 is no such pair"),
                bad("address-map", "a=b, A=c", "item 2 of 2 is about a server of another item"),
                bad("sentinel.servers-tls", "maybe", "is not a boolean; write true or false"),
                bad("sentinel.tls.trust-store", "", "must not be empty"),
                bad("sentinel.tls.trust-store-password", "", "must not be empty"),
                bad("sentinel.tls.key-store", "", "must not be empty"),
                bad("sentinel.tls.key-store-password", "", "must not be empty"),
                bad("sentinel.tls.verify-hostname", "1", "is not a boolean; write true or false"),
                bad("tls.trust-store", "a\0b", "is not a path of a file"),
                bad("tls.trust-store", "", "must not be empty"),
                bad("tls.trust-store-password", "", "must not be empty"),
                bad("tls.key-store", "a\0b", "is not a path of a file"),
                bad("tls.key-store-password", "", "must not be empty"),
                bad("tls.verify-hostname", "no", "\"no\" is not a boolean"),
                bad("credentials-provider", " ", "must not be empty"),
                bad("socket-factory", " ", "must not be empty"),
                bad("pool.provider", " ", "must not be empty"),
                bad("key-function", " ", "must not be empty"),
                bad("database", "-1", "must be 0 or more, was -1"),
                bad("database", "one", "\"one\" is not a whole number"),
                bad("database", "2147483648", "is not a whole number"),
                bad("username", "", "must not be empty"),
                bad("password", "", "must not be empty"),
                bad("client-name", "a b", "must be printable ASCII without blanks, was \"a b\""),
                bad("client-info", "no", "\"no\" is not a boolean"),
                bad("client-name", "ä", "must be printable ASCII without blanks, was \"ä\""),
                bad("protocol", "resp4", "\"resp4\" is unknown; write auto or resp2 or resp3"),
                bad("connect-timeout", "0", socket + "0s"),
                bad("connect-timeout", "forever", socket + "forever"),
                bad("socket-timeout", "25d", socket + "25d"),
                bad("socket-timeout", "1", "\"1\" has no unit"),
                bad("pool.max-connections", "0", "must be 1 or more, was 0"),
                bad("pool.min-idle", "-1", "must be 0 or more, was -1"),
                bad("pool.min-idle", "17", "must be at most pool.max-connections, which is 16, was 17"),
                bad("coalesce-reads", "0", "must be auto, off or a number of callers, 1 or more, was 0"),
                bad("coalesce-reads", "-1", "must be auto, off or a number of callers, 1 or more, was -1"),
                bad("coalesce-reads", "on", "must be auto, off or a number of callers, 1 or more, was on"),
                bad("coalesce-reads", "17", "must be at most pool.max-connections, which is 16, was 17"),
                bad("pool.max-wait", "-1s", finite + "-1s"),
                bad("pool.max-wait", "forever", finite + "forever"),
                bad("key-prefix", "", "must not be empty"),
                bad("version", "-1", "must be 0 or more, was -1"),
                bad("version", "1.0", "\"1.0\" is not a whole number"),
                bad("timeout", "10 minutos", "\"10 minutos\" is not a duration; write e.g. 500ms"),
                bad("timeout", "0", "must be from 1ms to 365000d, or forever, was 0s"),
                bad("timeout", "-5s", "must be from 1ms to 365000d, or forever, was -5s"),
                bad("timeout", "400000d", "\"400000d\" is too long"),
                bad("timeout-jitter", "1.1", "must be from 0 to 1, was 1.1"),
                bad("timeout-jitter", "-0.1", "must be from 0 to 1, was -0.1"),
                bad("timeout-jitter", "10%", "\"10%\" is not a number; write e.g. 0, 0.1 or 1"),
                bad("timeout-jitter", "NaN", "\"NaN\" is not a number"),
                bad("timeout-jitter", "1e999", "\"1e999\" is not a number"),
                bad("null-values", "", "\"\" is not a boolean"),
                bad("null-timeout", "-1s", "must be from 0s to 365000d, or forever, was -1s"),
                bad("stale-for", "-1s", finite + "-1s"),
                bad("stale-for", "forever", finite + "forever"),
                bad("stale-on-error", "no", "\"no\" is not a boolean"),
                bad("early-refresh", "-1", "must be 0 or more, was -1.0"),
                bad("lease", "0", "must be from 1ms to 5m, was 0s"),
                bad("lease", "forever", "must be from 1ms to 5m, was forever"),
                bad("lease", "5m1s", "must be from 1ms to 5m, was 5m1s"),
                bad("load-wait", "-1s", finite + "-1s"),
                bad("serializer", " ", "must not be empty"),
                bad("serializer.verify", "some", "\"some\" is unknown; write first or always or never"),
                bad("serializer.accepts", "a,,b", "item 2 of 3 is empty"),
                bad("compressor", " ", "must not be empty"),
                bad("compressor.accepts", "a,,b", "item 2 of 3 is empty"),
                bad("compressor.level", "high", "\"high\" is not a whole number"),
                bad("compressor.min-size", "-1", "\"-1\" is not a size; write bytes, or a number with KB"),
                bad("max-value-size", "0", "must be 1 or more, was 0"),
                bad("max-value-size", "16 M", "\"16 M\" is not a size"),
                bad("max-value-size", "2GiB", "\"2GiB\" is too large; write at most 2147483647 bytes"),
                bad("max-value-size", "999999999999999999GiB", "is too large"),
                bad("max-value-size", "9999999999999999999", "is not a size"),
                bad("on-failure", "ignore", "\"ignore\" is unknown; write load or raise"),
                bad("breaker.failures", "0", "must be 1 or more, was 0"),
                bad("breaker.open-for", "0", positive + "0s"),
                bad("invalidations.max-pending", "-1", "must be 0 or more, was -1"),
                bad("failover-replay", "-1s", finite + "-1s"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("bad")
    void S47_option_badText_isAProblemOfItsKey(String option, String text, String problem) {
        List<String> problems = new ArrayList<>();
        read(option, text, problems);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("redis-cache.stories." + option + ": ")
                .contains(problem);
    }

    @Test
    void good_andBad_coverEveryOption() {
        Set<String> all = Options.all().stream().map(Option::name).collect(toSet());
        assertThat(good().map(row -> row.get()[0])).containsAll(all);
        // Any text is right for these, as far as can be known here.
        all.removeIf(OptionsTest::isOfSerializer);
        assertThat(bad().map(row -> row.get()[0])).containsAll(all);
    }

    @Test
    void S46_defaultText_ofEveryOption_isWhatTheBuilderHas() {
        CacheConfig expected = builder().build();
        for (Option<?> option : Options.all()) {
            if (option.defaultValue().isPresent() && option.defaultText().startsWith("`")) {
                String text = option.defaultText().replace("`", "");
                assertThat(builder().set(option.name(), text).build())
                        .as(option.name())
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean isOfSerializer(String name) {
        return Options.named(name).orElseThrow().inheritance() == Option.Inheritance.WITH_SERIALIZER;
    }

    @Property
    void read_anyText_isTakenOrAProblem(@ForAll("options") String option, @ForAll String text) {
        List<String> problems = new ArrayList<>();
        Map<String, CacheConfig> caches = read(option, text, problems);
        assertThat(problems.isEmpty() ? caches.keySet() : problems).hasSize(1);
    }

    @Property(tries = 300)
    void read_anyKey_isTakenOrAProblem(@ForAll String key, @ForAll String text) {
        List<String> problems = new ArrayList<>();
        CacheConfigs.read(
                List.of("redis-cache." + key, "redis-cache.stories." + key, key),
                asked -> Optional.of(text).filter(x -> asked.endsWith(key)),
                Set.of(key),
                problems::add);
        assertThat(problems).allMatch(problem -> problem.contains(": "));
    }

    @Provide
    Arbitrary<String> options() {
        return Arbitraries.of(Options.all()).map(Option::name);
    }

    private static CacheConfigBuilder builder() {
        return CacheConfig.builder("stories").locations("localhost");
    }

    private static Map<String, CacheConfig> read(String option, String text, List<String> problems) {
        Map<String, String> properties = new HashMap<>();
        properties.put("redis-cache.stories.locations", "localhost");
        if (option.contains("tls.")) {
            properties.put("redis-cache.stories.locations", "rediss://localhost:6379");
        }
        if (option.startsWith("sentinel.")) {
            properties.put("redis-cache.stories.topology", "sentinel");
            properties.put("redis-cache.stories.sentinel.master", "mymaster");
        }
        NEEDS.getOrDefault(option, Map.of())
                .forEach((needed, value) -> properties.put("redis-cache.stories." + needed, value));
        properties.put("redis-cache.stories." + option, text);
        return CacheConfigs.read(
                properties.keySet(), key -> Optional.ofNullable(properties.get(key)), Set.of(), problems::add);
    }
}
