package io.github.cdirediscache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.ExpiryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheConfigsTest {

    private final Map<String, String> properties = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Map<String, CacheConfig> read(String... used) {
        return CacheConfigs.read(
                properties.keySet(), key -> Optional.ofNullable(properties.get(key)), Set.of(used), problems::add);
    }

    private CacheConfig readOne(String cache) {
        Map<String, CacheConfig> caches = read(cache);
        assertThat(problems).isEmpty();
        return caches.get(cache);
    }

    private void set(String key, String value) {
        properties.put("redis-cache." + key, value);
    }

    @Test
    void S46_read_onlyLocation_hasEveryDefault() {
        set("stories.locations", "localhost");
        assertThat(readOne("stories"))
                .isEqualTo(CacheConfig.builder("stories").locations("localhost").build());
    }

    @Test
    void S46_credentials_areInheritedUnlessTheCacheHasThoseOfTheOtherKind() {
        set("default.locations", "localhost");
        set("default.username", "app");
        set("default.password", "pw");
        set("stories.credentials-provider", "vault");
        assertThat(readOne("users").connection().password()).isEqualTo("pw");
        assertThat(readOne("stories").connection().username()).isNull();
        assertThat(readOne("stories").connection().password()).isNull();
    }

    @Test
    void S46_credentialsProvider_isInheritedUnlessTheCacheHasAPassword() {
        set("default.locations", "localhost");
        set("default.credentials-provider", "vault");
        set("stories.password", "pw");
        assertThat(readOne("users").connection().credentialsProvider()).isEqualTo("vault");
        assertThat(readOne("stories").connection().credentialsProvider()).isNull();
    }

    @Test
    void read_cachesNamedAnywhere_areFoundAndSorted() {
        set("default.locations", "localhost");
        set("users.timeout", "1s");
        set("Authors.serializer.date-format", "x");
        properties.put("unrelated.books.timeout", "1s");
        properties.put("redis-cacheother.timeout", "1s");
        assertThat(read("stories", "a-b_9").keySet())
                .containsExactly("Authors", "a-b_9", "default", "stories", "users");
        assertThat(problems).isEmpty();
    }

    @Test
    void read_optionNotAmongTheNames_isLookedUpAllTheSame() {
        Map<String, String> hidden = Map.of(
                "redis-cache.default.locations", "host:7000",
                "redis-cache.stories.timeout", "1s",
                "redis-cache.stories.serializer.allow", "com.example");
        Map<String, CacheConfig> caches = CacheConfigs.read(
                List.of(), key -> Optional.ofNullable(hidden.get(key)), Set.of("stories"), problems::add);
        assertThat(problems).isEmpty();
        assertThat(caches)
                .containsOnly(Map.entry(
                        "stories",
                        CacheConfig.builder("stories")
                                .locations("host:7000")
                                .timeout(Duration.ofSeconds(1))
                                .serializerOption("allow", "com.example")
                                .build()));
    }

    @Test
    void read_notSet_isTakenFromDefault() {
        set("default.locations", "redis://bob:secret@host:7000/3");
        set("default.timeout", "1h");
        set("default.version", "2");
        set("default.null-timeout", "10s");
        set("stories.timeout", "1m");
        CacheConfig stories = readOne("stories");
        assertThat(stories.connection())
                .extracting(ConnectionConfig::database, ConnectionConfig::username, ConnectionConfig::password)
                .containsExactly(3, "bob", "secret");
        assertThat(stories.version()).isEqualTo(2);
        assertThat(stories.expiry().timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(stories.expiry().nullTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void read_nullTimeoutNotSet_isTheCachesOwnTimeout() {
        set("default.locations", "host");
        set("default.timeout", "1h");
        set("stories.timeout", "1m");
        assertThat(readOne("stories").expiry().nullTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void S46_read_keyPrefix_isNeverTakenFromDefault() {
        set("default.locations", "host");
        set("default.key-prefix", "app");
        set("users.key-prefix", " u:* ");
        Map<String, CacheConfig> caches = read("stories");
        assertThat(problems).isEmpty();
        assertThat(caches.get("default").keyPrefix()).isEqualTo("app");
        assertThat(caches.get("stories").keyPrefix()).isEqualTo("stories");
        assertThat(caches.get("users").keyPrefix()).isEqualTo(" u:* ");
    }

    @Test
    void read_serializerOptions_areTakenFromDefaultOneByOneBySameSerializerOnly() {
        set("default.locations", "host");
        set("default.serializer", "binary");
        set("default.serializer.allow", "a");
        set("default.serializer.version", "1");
        set("same.serializer", " binary ");
        set("same.serializer.allow", "b");
        set("other.serializer", "json");
        set("other.serializer.date-format", "c");
        Map<String, CacheConfig> caches = read("stories");
        assertThat(problems).isEmpty();
        assertThat(caches.get("stories").format().serializerOptions()).isEqualTo(Map.of("allow", "a", "version", "1"));
        assertThat(caches.get("same").format().serializerOptions()).isEqualTo(Map.of("allow", "b", "version", "1"));
        assertThat(caches.get("other").format().serializerOptions()).isEqualTo(Map.of("date-format", "c"));
    }

    @Test
    void read_defaultWithoutLocation_onlyLendsUnlessUsed() {
        set("default.timeout", "1h");
        set("stories.locations", "host");
        assertThat(read().keySet()).containsExactly("stories");
        assertThat(problems).isEmpty();
        read("default");
        assertThat(problems).singleElement().asString().startsWith("redis-cache.default.locations: must be set");
    }

    @Test
    void read_defaultThatOnlyLends_isStillChecked() {
        set("default.pool.max-connections", "0");
        set("stories.locations", "host");
        set("stories.pool.max-connections", "1");
        assertThat(read().keySet()).containsExactly("stories");
        assertThat(problems).containsExactly("redis-cache.default.pool.max-connections: must be 1 or more, was 0");
    }

    @Test
    void read_notEnabled_needsNoLocation() {
        set("default.enabled", "false");
        assertThat(readOne("stories").enabled()).isFalse();
    }

    @Test
    void S47_read_noLocation_isAProblemThatSaysWhatToSet() {
        read("stories");
        assertThat(problems)
                .containsExactly("redis-cache.stories.locations: must be set:"
                        + " redis-cache.default.locations=localhost:6379 serves all caches,"
                        + " and embedded: starts a server of its own with the artifact cdi-redis-cache-testing");
    }

    @Test
    void S47_read_manyProblems_areAllFoundInOneGo() {
        set("default.timeout", "-1s");
        set("default.password", "hunter2");
        set("default.locations", "redis://:hunter2@host:port");
        set("stories.lease", "30");
        set("stories.version", "-1");
        set("stories.pool.max-connections", "0");
        set("stories.pool.max-wait", "-1s");
        set("stories.client-name", "a b");
        set("stories.timout", "1s");
        set("users.enabled", "yes");
        set("users.locations", "a,b");
        set("1st.timeout", "1s");
        read("a cache");
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "cache name \"a cache\": a cache's name must be a letter and then up to 63 letters, digits, - or _",
                        "redis-cache.1st.timeout: \"1st\" is not a cache's name, which must be a letter and then up to 63"
                                + " letters, digits, - or _",
                        "redis-cache.default.locations: what is written (not shown, since it may hold a password) is not a location: the port must be a"
                                + " number from 1 to 65535; write e.g. localhost:6379,"
                                + " redis://user:password@host:6379/0 or /path/redis.sock",
                        "redis-cache.default.timeout: must be from 1ms to 365000d, or forever, was -1s",
                        "redis-cache.stories.client-name: must be printable ASCII without blanks, was \"a b\"",
                        "redis-cache.stories.lease: \"30\" has no unit; add one: ms, s, m, h or d, e.g. 30s",
                        "redis-cache.stories.pool.max-connections: must be 1 or more, was 0",
                        "redis-cache.stories.pool.max-wait: must be from 0s to 365000d, was -1s",
                        "redis-cache.stories.timout: is not an option; did you mean redis-cache.stories.timeout?",
                        "redis-cache.stories.version: must be 0 or more, was -1",
                        "redis-cache.users.enabled: \"yes\" is not a boolean; write true or false",
                        "redis-cache.users.locations: are 2 servers: choose a topology for them, with"
                                + " topology=replicated, sharded, sentinel or cluster");
    }

    @ParameterizedTest
    @CsvSource({
        "stories.timout, stories.timeout",
        "stories.Timeout, stories.timeout",
        "stories.keyPrefix, stories.key-prefix",
        "stories.location, stories.locations",
        "stories.max-wait, stories.pool.max-wait",
        "stories.pool.maxwait, stories.pool.max-wait",
        "stories.invalidations.max-pendin, stories.invalidations.max-pending",
        "a.b.timeout, a.timeout",
        "timeout, default.timeout",
        "timout, default.timeout",
        "pool.max-connections, default.pool.max-connections",
        "serializer.allow, default.serializer.allow",
        "breaker.failure, default.breaker.failures",
        "interceptors-priority, interceptor-priority",
        "stories.ttl, stories.timeout",
        "stories.expire-after-write, stories.timeout",
        "stories.time-to-live, stories.timeout",
        "stories.prefix, stories.key-prefix",
        "stories.hosts, stories.locations",
        "ttl, default.timeout",
    })
    void S47_read_unknownOption_isAProblemWithSuggestion(String key, String suggestion) {
        set("default.locations", "host");
        set(key, "hunter2");
        assertThat(read().keySet()).containsExactly("default");
        assertThat(problems)
                .containsExactly(
                        "redis-cache." + key + ": is not an option; did you mean redis-cache." + suggestion + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stories.frobnicate",
                "frobnicate",
                "stories.",
                "stories",
                ".timeouts.x",
                "",
                "stories.serializer."
            })
    void S47_read_unknownOptionLikeNone_isAProblemThatSaysTheShape(String key) {
        set(key, "hunter2");
        read();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("redis-cache." + key + ": is not an option; ")
                .doesNotContain("hunter2");
    }

    @Test
    void read_interceptorPriority_isKnown() {
        set("interceptor-priority", "1100");
        assertThat(read()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void read_optionsThatContradict_areAProblem() {
        set("default.locations", "host");
        set("default.username", "bob");
        set("stories.pool.min-idle", "20");
        read();
        assertThat(problems)
                .containsExactly(
                        "redis-cache.default.username: needs a password with it, in the same location or as option",
                        "redis-cache.stories.pool.min-idle: must be at most pool.max-connections, which is 16, was 20");
    }

    @Test
    void S47_read_sourceThatFails_isAProblemOfThatKeyAlone() {
        Map<String, CacheConfig> caches = CacheConfigs.read(
                List.of(),
                key -> {
                    switch (key) {
                        case "redis-cache.stories.timeout" -> throw new NoSuchElementException("no ${time}");
                        case "redis-cache.stories.password" -> throw new NoSuchElementException("hunter2");
                        case "redis-cache.stories.locations" -> {
                            return Optional.of("host");
                        }
                        default -> {
                            return Optional.empty();
                        }
                    }
                },
                Set.of("stories"),
                problems::add);
        assertThat(problems)
                .containsExactly(
                        "redis-cache.stories.password: can't be read: NoSuchElementException",
                        "redis-cache.stories.timeout: can't be read: java.util.NoSuchElementException: no ${time}");
        assertThat(caches.get("stories").expiry().timeout()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void S05_read_secrets_areNeverShown() {
        set("default.locations", "redis://bob:hunter2@host:7000");
        set("stories.locations", "redis://bob:hunter2@host:x");
        set("stories.password", "hunter2");
        set("users.locations", "unix://:hunter2@/a?db=x");
        set("authors.locations", "redis://:hunter2@a,redis://:hunter2@b");
        set("books.locations", "redis://:hunter2@a,redis://:hunter2@b:x");
        set("passwrd", "hunter2");
        Map<String, CacheConfig> caches = read();
        assertThat(problems).hasSize(5);
        assertThat(problems.toString() + caches).doesNotContain("hunter2");
        assertThat(caches.get("default").connection().password()).isEqualTo("hunter2");
    }

    @Test
    void read_longOrMultilineValue_isShownShortOnOneLine() {
        set("stories.locations", "host");
        set("stories.timeout", "a\nb" + "c".repeat(1000));
        read();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("\"a\\u000abccc")
                .contains("ccc...\" is not a duration");
    }

    @Test
    void read_forever_isForever() {
        set("stories.locations", "host");
        set("stories.timeout", "forever");
        ExpiryConfig expiry = readOne("stories").expiry();
        assertThat(expiry.timeout()).isEqualTo(Cache.FOREVER);
        assertThat(expiry.nullTimeout()).isEqualTo(Cache.FOREVER);
    }
}
