package io.github.cdirediscache.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.config.CacheConfigs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several servers are to each other, as one writes it in a properties file. */
class TopologyConfigTest {

    private final List<String> problems = new ArrayList<>();

    @Test
    void S14_sharded_plainLocations_areShardsOfOneServerNamedByWhereTheyAre() {
        TopologyConfig topology = topology("topology", "sharded", "locations", "a, b:1, /c.sock");

        assertThat(topology.shards())
                .containsExactly(
                        shard("a:6379", 1, null, "a"),
                        shard("b:1", 1, null, "b:1"),
                        shard("/c.sock", 1, null, "/c.sock"));
    }

    @Test
    void S14_sharded_namesWeightsAndReplicas_areRead() {
        TopologyConfig topology = topology(
                "topology", "sharded",
                "locations", "north = a:1|a:2 , south.1=unix:///b.sock?db=2|redis://b:2/2, c",
                "weights", "north=3, c:6379=2",
                "master", "a:2, b:2",
                "read-from", "replica");

        assertThat(topology.readFrom()).isEqualTo(ReadFrom.REPLICA);
        assertThat(topology.shards())
                .containsExactly(
                        shard("north", 3, "a:2", "a:1", "a:2"),
                        shard("south.1", 1, "redis://b:2/2", "unix:///b.sock?db=2", "redis://b:2/2"),
                        shard("c:6379", 2, null, "c"));
    }

    @Test
    void S15_replicated_locations_areOneGroupWithItsMaster() {
        TopologyConfig topology = topology("topology", "replicated", "locations", "a,b,c", "master", "b");

        assertThat(topology.shards()).containsExactly(shard("", 1, "b", "a", "b", "c"));
        assertThat(topology.readFrom()).isEqualTo(ReadFrom.MASTER);
    }

    @Test
    void S05_sentinel_usersOfSentinelsAndServers_areKeptApart() {
        CacheConfig config = config(
                "topology", "sentinel",
                "locations", "redis://watch:eye@a:26379,b:26379",
                "sentinel.master", "main",
                "sentinel.password", "other",
                "username", "bob",
                "password", "secret",
                "database", "3");

        assertThat(config.connection().topology().sentinel())
                .extracting(SentinelConfig::master, SentinelConfig::username, SentinelConfig::password)
                .containsExactly("main", null, "other");
        assertThat(config.connection().username()).isEqualTo("bob");
        assertThat(config.connection().database()).isEqualTo(3);
        assertThat(config.toString()).doesNotContain("eye", "other", "secret");
    }

    @Test
    void S05_sharded_passwordsOfShards_areTheirOwn() {
        ConnectionConfig connection = config(
                        "topology", "sharded",
                        "locations", "redis://:one@a/1, redis://:two@b/2, c",
                        "password", "rest")
                .connection();

        assertThat(connection.locations()).extracting(Location::password).containsExactly("one", "two", null);
        assertThat(connection.password()).isEqualTo("rest");
    }

    @Test
    void toBuilder_ofEachTopology_givesTheSame() {
        for (CacheConfig config : List.of(
                config("locations", "redis://bob:secret@a/1"),
                config("locations", "a,b", "topology", "replicated", "master", "a", "read-from", "any"),
                config("locations", "x=a|b,c", "topology", "sharded", "master", "b", "weights", "x=2"),
                config("locations", "a,b", "topology", "sentinel", "sentinel.master", "m"),
                config("locations", "rediss://a,rediss://b", "topology", "cluster", "tls.key-store", "k.p12"))) {
            assertThat(config.toBuilder().build()).isEqualTo(config);
        }
    }

    @Test
    void S47_ownLocations_takeNoTopologyFromDefault() {
        Map<String, CacheConfig> caches = read(Map.of(
                "redis-cache.default.topology", "sharded",
                "redis-cache.default.locations", "x=a,y=b",
                "redis-cache.default.weights", "x=2",
                "redis-cache.users.locations", "c",
                "redis-cache.stories.timeout", "1m"));

        assertThat(problems).isEmpty();
        assertThat(caches.get("users").connection().topology().kind()).isEqualTo(TopologyKind.SINGLE);
        assertThat(caches.get("stories").connection().topology())
                .isEqualTo(caches.get("default").connection().topology());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "topology=replicated locations=a,b master=c; master: c:6379 is not one of the locations [a:6379, b:6379]",
                "topology=replicated locations=a,b master=a,b; master: must be one for all locations",
                "topology=sharded locations=x=a|b,c master=a,b; master: must be one for the shard x",
                "topology=sharded locations=x=a,x=b; locations: two shards are called \"x\"; name them",
                "topology=sharded locations=a/1,a/2; locations: item 1 of 2 is not a location",
                "topology=sharded locations=redis://a/1,redis://a/2; locations: two shards are called \"a:6379\"",
                "topology=sharded locations=a,b weights=a:6379=0; weights: must be from 1 to 100, was 0 for \"a:6379\"",
                "topology=sharded locations=a,b sentinel.master=m; sentinel.master: has a meaning only with",
                "topology=sentinel locations=a,b; sentinel.master: must be set: the name under which",
                "topology=sentinel locations=a,/b.sock sentinel.master=m; locations: must be hosts and ports",
                "topology=sentinel locations=redis://a/1 sentinel.master=m; locations: name a database, but a sentinel",
                "topology=sentinel locations=a master=a sentinel.master=m; master: has a meaning only with",
                "topology=cluster locations=a,b database=1; database: must be 0 with topology=cluster",
                "topology=cluster locations=redis://a/1; database: must be 0 with topology=cluster",
                "topology=cluster locations=a,rediss://b; locations: must be all rediss:// or none",
                "topology=cluster locations=a read-from=replica; read-from: has a meaning only with",
                "topology=cluster locations=a weights=a:6379=1; weights: have a meaning only with topology=sharded",
                "topology=replicated locations=embedded:; locations: hold embedded:, which is one server",
                "topology=replicated locations=redis://a/0,redis://b/1; locations: name different databases for servers",
                "topology=sharded locations=x=a|b,y=b|c; locations: b:6379 is in more than one shard",
                "topology=sharded locations=a,b read-from=replica; read-from: has no meaning: no shard has replicas",
                "topology=sharded locations=a,b weights=redis://:secret@a=2; weights: name the shard (not shown, since it may hold a password), which",
                "topology=sharded locations=a,b weights=redis://:secret@a; weights: item 1 of 1 is not a name",
                "locations=a master=a; master: has a meaning only with topology=replicated or sharded",
                "locations=a address-map=b=c; address-map: has a meaning only with topology=sentinel or cluster",
                "topology=sentinel locations=rediss://a,b sentinel.master=m; locations: must be all rediss:// or none",
                "locations=a read-from=any; read-from: has a meaning only with",
                "topology=replicated locations=a,redis://bob@b; username: of b:6379 needs a password with it",
                "locations=a tls.trust-store=b.p12; tls.trust-store: is set, but connections to a:6379 would not be encrypted;"
                        + " write rediss://a:6379 in locations",
                "locations=a tls.verify-hostname=false; tls.verify-hostname: is set, but connections to a:6379",
                "topology=replicated locations=rediss://a,b tls.key-store=b.p12; tls.key-store: is set, but connections to"
                        + " b:6379",
                "locations=a tls.key-store-password=x; tls.key-store-password: needs tls.key-store"
            })
    void S47_whatDoesNotGoTogether_isAProblemOfItsOption(String settings, String problem) {
        Map<String, String> properties = new HashMap<>();
        for (String setting : settings.split(" ")) {
            properties.put(
                    "redis-cache.stories." + setting.substring(0, setting.indexOf('=')),
                    setting.substring(setting.indexOf('=') + 1));
        }

        read(properties);

        assertThat(problems).singleElement().asString().startsWith("redis-cache.stories." + problem);
    }

    @Test
    void S02_passwordWithVerticalBar_isNeverShown() {
        read(Map.of("redis-cache.stories.locations", "redis://:sec|ret@host"));

        assertThat(problems).singleElement().asString().doesNotContain("sec").doesNotContain("ret@");
    }

    private static ShardConfig shard(String name, int weight, String master, String... locations) {
        return new ShardConfig(
                name,
                weight,
                List.of(locations).stream().map(Location::parse).toList(),
                master == null ? null : Location.parse(master));
    }

    private TopologyConfig topology(String... settings) {
        return config(settings).connection().topology();
    }

    private CacheConfig config(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("redis-cache.stories." + settings[i], settings[i + 1]);
        }
        Map<String, CacheConfig> caches = read(properties);
        assertThat(problems).isEmpty();
        return caches.get("stories");
    }

    private Map<String, CacheConfig> read(Map<String, String> properties) {
        return CacheConfigs.read(
                properties.keySet(), key -> Optional.ofNullable(properties.get(key)), Set.of(), problems::add);
    }
}
