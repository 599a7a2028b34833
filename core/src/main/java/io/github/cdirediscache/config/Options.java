package io.github.cdirediscache.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.cdirediscache.cache.Verify;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** All options, in the order of the reference. */
final class Options {

    static final String ROOT = "redis-cache.";
    static final String DEFAULT_CACHE = "default";
    static final String KEY_PREFIX = "key-prefix";
    static final String LOCATIONS = "locations";
    static final String SERIALIZER = "serializer";
    private static final String TOPOLOGY = "topology";

    /** What a cache that sets its own locations does not take from others: they speak of the others' servers. */
    static final Set<String> OF_LOCATIONS = Set.of(
            TOPOLOGY, "master", "weights", "read-from", "sentinel.master", "sentinel.username", "sentinel.password");

    private static final String ACCEPTS = "serializer.accepts";
    private static final String VERIFY = "serializer.verify";

    /** What every name of a serializer's own option begins with. */
    private static final String SERIALIZER_PREFIX = "serializer.";

    /** Keys that are no cache's, without {@link #ROOT}. */
    static final List<String> GLOBAL = List.of("interceptor-priority", "tracing");

    /** What the reference lists: all options, and one row for those that only serializers know. */
    static final List<Option> REFERENCE = List.of(
            flag(
                    "enabled",
                    "true",
                    "Whether values are stored. If not, every load runs and no server is asked.",
                    CacheConfigBuilder::enabled),
            new Option(
                    LOCATIONS,
                    "locations",
                    "(required)",
                    "Where the servers are, with commas between them: see [Locations](#locations). With"
                            + " `topology=sharded` each is a shard, `name=location\\|location`: see"
                            + " [Sharding](sharding.md).",
                    true,
                    (b, text) -> b.shards(LocationParser.parseShards(text))),
            new Option(
                    TOPOLOGY,
                    "`single`, `replicated`, `sharded`, `sentinel` or `cluster`",
                    "single",
                    "What the servers are to each other: see [Topologies](topologies.md).",
                    (b, text) -> b.topology(Texts.choice(TopologyKind.class, text))),
            new Option(
                    "master",
                    "locations",
                    "(they are asked)",
                    "Which of the locations is the master, to begin with; of a sharded cache, one of each shard that has"
                            + " replicas.",
                    true,
                    (b, text) -> b.master(text)),
            new Option(
                    "weights",
                    "`name=number, ...`",
                    "(1 each)",
                    "How many keys shards hold beside the others, by their names: 1 to 100.",
                    (b, text) -> b.weights(Texts.numbers(text))),
            new Option(
                    "read-from",
                    "`master`, `replica` or `any`",
                    "master",
                    "Which servers of a master and its replicas answer reads: see [Topologies](topologies.md).",
                    (b, text) -> b.readFrom(Texts.choice(ReadFrom.class, text))),
            word(
                    "sentinel.master",
                    "text",
                    "(none)",
                    "The name under which the sentinels watch the master. Required with `topology=sentinel`.",
                    CacheConfigBuilder::sentinelMaster),
            word(
                    "sentinel.username",
                    "text",
                    "(none)",
                    "The user to authenticate to sentinels as; needs a password. A location that names one wins.",
                    CacheConfigBuilder::sentinelUsername),
            new Option(
                    "sentinel.password",
                    "text",
                    "(none)",
                    "The password to authenticate to sentinels with. A location that holds one wins.",
                    true,
                    CacheConfigBuilder::sentinelPassword),
            integer(
                    "database",
                    "0",
                    "The number of the database. A location that names one wins.",
                    CacheConfigBuilder::database),
            new Option(
                    "username",
                    "text",
                    "(none)",
                    "The user to authenticate as; needs a password. A location that names one wins.",
                    CacheConfigBuilder::username),
            new Option(
                    "password",
                    "text",
                    "(none)",
                    "The password to authenticate with. A location that holds one wins. See [Secrets](#secrets).",
                    true,
                    CacheConfigBuilder::password),
            word(
                    "client-name",
                    "text",
                    "cdi-redis-cache",
                    "The name that connections give themselves: printable ASCII without blanks.",
                    CacheConfigBuilder::clientName),
            new Option(
                    "protocol",
                    "`auto`, `resp2` or `resp3`",
                    "resp3",
                    "The protocol that connections speak. `auto` asks the server; `resp3` needs Redis 6.",
                    (b, text) -> b.protocol(Texts.choice(Protocol.class, text))),
            file(
                    "tls.trust-store",
                    "(what the JVM trusts)",
                    "The PKCS12 or JKS file of the certificates to trust, for `rediss://` locations.",
                    CacheConfigBuilder::tlsTrustStore),
            new Option(
                    "tls.trust-store-password",
                    "text",
                    "(none)",
                    "The password of that file.",
                    true,
                    CacheConfigBuilder::tlsTrustStorePassword),
            file(
                    "tls.key-store",
                    "(none)",
                    "The PKCS12 or JKS file of the client's own key and certificate, for `rediss://` locations.",
                    CacheConfigBuilder::tlsKeyStore),
            new Option(
                    "tls.key-store-password",
                    "text",
                    "(none)",
                    "The password of that file, and of the key in it.",
                    true,
                    CacheConfigBuilder::tlsKeyStorePassword),
            flag(
                    "tls.verify-hostname",
                    "true",
                    "Whether a server's certificate has to be for the host that was asked.",
                    CacheConfigBuilder::tlsVerifyHostname),
            word(
                    "socket-factory",
                    "class name",
                    "(the JDK's)",
                    "A `javax.net.SocketFactory` that makes the sockets of TCP connections.",
                    CacheConfigBuilder::socketFactory),
            duration(
                    "connect-timeout",
                    "1s",
                    "How long to wait for a connection, from 1 ms to 24 days.",
                    CacheConfigBuilder::connectTimeout),
            duration(
                    "socket-timeout",
                    "1s",
                    "How long to wait for an answer, from 1 ms to 24 days.",
                    CacheConfigBuilder::socketTimeout),
            integer(
                    "pool.max-connections",
                    "16",
                    "How many connections there are at most.",
                    CacheConfigBuilder::poolMaxConnections),
            integer(
                    "pool.min-idle",
                    "0",
                    "How many connections are kept open when nobody needs them.",
                    CacheConfigBuilder::poolMinIdle),
            duration(
                    "pool.max-wait",
                    "500ms",
                    "How long a caller waits for a connection when all are in use. `0`: not at all.",
                    CacheConfigBuilder::poolMaxWait),
            word(
                    "pool.provider",
                    "class name",
                    "(built in)",
                    "A `PoolProvider` that makes the pools: see [Your own pool](#your-own-pool).",
                    CacheConfigBuilder::poolProvider),
            new Option(
                    KEY_PREFIX,
                    "text",
                    "(the cache's name)",
                    "What the cache's keys in Redis begin with. Not taken from `default`.",
                    CacheConfigBuilder::keyPrefix),
            integer(
                    "version",
                    "1",
                    "The version that the cache reads and writes, 0 or more.",
                    CacheConfigBuilder::version),
            word(
                    "key-function",
                    "name",
                    "(none)",
                    "A `KeyFunction` that makes of a key the key that is stored, by class name or name of a bean.",
                    CacheConfigBuilder::keyFunction),
            duration(
                    "timeout",
                    "5m",
                    "A value's time to live, positive. `forever`: without end.",
                    CacheConfigBuilder::timeout),
            number(
                    "timeout-jitter",
                    "0",
                    "From 0 to 1: a value's time to live is shortened by a random part of up to this fraction, so that"
                            + " values stored together do not expire together.",
                    CacheConfigBuilder::timeoutJitter),
            flag("null-values", "true", "Whether `null` is stored.", CacheConfigBuilder::nullValues),
            duration(
                    "null-timeout",
                    "(`timeout`)",
                    "A `null`'s time to live. `0`: it is not stored. `forever`: without end.",
                    CacheConfigBuilder::nullTimeout),
            duration(
                    "stale-for",
                    "0s",
                    "How long an expired value may still be served while a new one is computed. `0`: not at all.",
                    CacheConfigBuilder::staleFor),
            flag(
                    "stale-on-error",
                    "true",
                    "Whether a stale value stands in for a loader that fails. Needs `stale-for`.",
                    CacheConfigBuilder::staleOnError),
            number(
                    "early-refresh",
                    "0",
                    "How eagerly a value is computed anew shortly before it expires: XFetch's beta, usually 1. `0`: not"
                            + " at all.",
                    CacheConfigBuilder::earlyRefresh),
            duration(
                    "lease",
                    "30s",
                    "How long a load holds its claim on a key if its process dies. A running load renews it.",
                    CacheConfigBuilder::lease),
            duration(
                    "load-wait",
                    "10s",
                    "How long a caller waits for another's load before it runs its own. `0`: not at all.",
                    CacheConfigBuilder::loadWait),
            word(
                    SERIALIZER,
                    "name",
                    "json",
                    "The serializer to write with, by id or class name.",
                    CacheConfigBuilder::serializer),
            new Option(
                    ACCEPTS,
                    "names",
                    "(none)",
                    "More serializers that may be read with. `binary` is never accepted unless it is named.",
                    (b, text) -> b.serializerAccepts(Texts.list(text).toArray(String[]::new))),
            new Option(
                    VERIFY,
                    "`first`, `always` or `never`",
                    "first",
                    "Which values are read back and compared before they are stored: see"
                            + " [Verification](serializers.md#verification).",
                    (b, text) -> b.serializerVerify(Texts.choice(Verify.class, text))),
            serializerOption(
                    "allow",
                    "(none)",
                    "Packages and classes that `binary` may read besides the cache's value type and plain Java values."),
            serializerOption("max-depth", "64", "How deep the objects that `binary` reads may be nested, 1 to 1000."),
            serializerOption("version", "(the newest)", "The version of the format that `binary` writes."),
            serializerOption(
                    "binary-data",
                    "base64",
                    "How `json` writes bytes: `base64`, `base64url` or `bytes` (an array of numbers)."),
            serializerOption(
                    "date-format",
                    "(ISO 8601)",
                    "The pattern in which `json` writes dates and times, as `DateTimeFormatter` has it."),
            serializerOption(
                    "mapping",
                    "fields",
                    "What `json`, `msgpack` and `yaml` map: `fields`, whatever their access, or `accessors`, as JSON-B and"
                            + " Jackson do by themselves."),
            serializerOption("locale", "(none)", "The locale of that pattern, as a tag such as `de-CH`."),
            serializerOption(
                    "property-naming",
                    "identity",
                    "How `json`, `msgpack` and `yaml` name properties: `identity`, `lower-case-with-dashes`,"
                            + " `lower-case-with-underscores`, `upper-camel-case` or `upper-camel-case-with-spaces`."),
            serializerOption(
                    "*", "(none)", "Whatever else the serializer understands: see [Inheritance](#inheritance)."),
            word(
                    "compressor",
                    "name",
                    "none",
                    "The compressor to write with, by id or class name.",
                    CacheConfigBuilder::compressor),
            integer(
                    "compressor.level",
                    "(the compressor's)",
                    "How hard the compressor tries, in its own scale.",
                    CacheConfigBuilder::compressorLevel),
            size(
                    "compressor.min-size",
                    "1024",
                    "The size from which on a value is compressed.",
                    CacheConfigBuilder::compressorMinSize),
            size(
                    "max-value-size",
                    "16MB",
                    "The size that a value may have before it is compressed, and after it is decompressed.",
                    CacheConfigBuilder::maxValueSize),
            new Option(
                    "on-failure",
                    "`load` or `raise`",
                    "load",
                    "When Redis can't be asked: `load` makes reads misses and drops writes, `raise` throws"
                            + " `CacheUnavailableException`.",
                    (b, text) -> b.onFailure(Texts.choice(OnFailure.class, text))),
            integer(
                    "breaker.failures",
                    "5",
                    "After how many failures in a row a server is left alone for a while.",
                    CacheConfigBuilder::breakerFailures),
            duration("breaker.open-for", "5s", "For how long.", CacheConfigBuilder::breakerOpenFor),
            integer(
                    "invalidations.max-pending",
                    "10000",
                    "How many invalidations are kept for a server until it answers again. If there are more, the cache is"
                            + " cleared there then.",
                    CacheConfigBuilder::invalidationsMaxPending));

    /** Those with a name of their own. */
    static final List<Option> ALL =
            REFERENCE.stream().filter(option -> !option.name().endsWith("*")).toList();

    private static final Map<String, Option> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(Option::name, Function.identity()));

    private Options() {}

    /** The option of that name; every name that begins as a serializer's option does is one. */
    static Optional<Option> named(String name) {
        Option known = BY_NAME.get(name);
        if (known == null && name.startsWith(SERIALIZER_PREFIX) && name.length() > SERIALIZER_PREFIX.length()) {
            return Optional.of(serializerOption(name.substring(SERIALIZER_PREFIX.length()), "", ""));
        }
        return Optional.ofNullable(known);
    }

    /** Whether it is told to the serializer, instead of about serializers. */
    static boolean isOfSerializer(String name) {
        return name.startsWith(SERIALIZER_PREFIX) && !name.equals(ACCEPTS) && !name.equals(VERIFY);
    }

    private static Option serializerOption(String name, String defaultText, String meaning) {
        return new Option(
                SERIALIZER_PREFIX + name, "text", defaultText, meaning, (b, text) -> b.serializerOption(name, text));
    }

    private static Option flag(
            String name, String defaultText, String meaning, BiConsumer<CacheConfigBuilder, Boolean> setter) {
        return new Option(name, "boolean", defaultText, meaning, (b, text) -> setter.accept(b, Texts.truth(text)));
    }

    private static Option integer(
            String name, String defaultText, String meaning, BiConsumer<CacheConfigBuilder, Integer> setter) {
        return new Option(name, "int", defaultText, meaning, (b, text) -> setter.accept(b, Texts.integer(text)));
    }

    private static Option number(
            String name, String defaultText, String meaning, BiConsumer<CacheConfigBuilder, Double> setter) {
        return new Option(name, "number", defaultText, meaning, (b, text) -> setter.accept(b, Texts.number(text)));
    }

    private static Option duration(
            String name, String defaultText, String meaning, BiConsumer<CacheConfigBuilder, Duration> setter) {
        return new Option(name, "duration", defaultText, meaning, (b, text) -> setter.accept(b, Durations.parse(text)));
    }

    private static Option size(
            String name, String defaultText, String meaning, BiConsumer<CacheConfigBuilder, Integer> setter) {
        return new Option(name, "size", defaultText, meaning, (b, text) -> setter.accept(b, Sizes.parse(text)));
    }

    private static Option file(
            String name, String defaultText, String meaning, BiConsumer<CacheConfigBuilder, Path> setter) {
        return new Option(name, "file", defaultText, meaning, (b, text) -> setter.accept(b, Texts.path(text)));
    }

    private static Option word(
            String name,
            String type,
            String defaultText,
            String meaning,
            BiConsumer<CacheConfigBuilder, String> setter) {
        return new Option(name, type, defaultText, meaning, (b, text) -> setter.accept(b, text.strip()));
    }
}
