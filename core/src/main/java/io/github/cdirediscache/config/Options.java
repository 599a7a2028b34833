package io.github.cdirediscache.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** All options, in the order of the reference. */
final class Options {

    static final String ROOT = "redis-cache.";
    static final String DEFAULT_CACHE = "default";
    static final String KEY_PREFIX = "key-prefix";
    static final String LOCATIONS = "locations";
    static final String SERIALIZER = "serializer";
    private static final String ACCEPTS = "serializer.accepts";

    /** What every name of a serializer's own option begins with. */
    private static final String SERIALIZER_PREFIX = "serializer.";

    /** Keys that are no cache's, without {@link #ROOT}. */
    static final List<String> GLOBAL = List.of("interceptor-priority");

    /** What the reference lists: all options, and one row for those that only serializers know. */
    static final List<Option> REFERENCE = List.of(
            flag(
                    "enabled",
                    "true",
                    "Whether values are stored. If not, every load runs and no server is asked.",
                    CacheConfigBuilder::enabled),
            new Option(
                    LOCATIONS,
                    "location",
                    "(required)",
                    "Where the server is: see [Locations](#locations). In this release one.",
                    true,
                    (b, text) -> b.locations(Location.parseList(text))),
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
            serializerOption("locale", "(none)", "The locale of that pattern, as a tag such as `de-CH`."),
            serializerOption(
                    "property-naming",
                    "identity",
                    "How `json` names properties: `identity`, `lower-case-with-dashes`, `lower-case-with-underscores`,"
                            + " `upper-camel-case` or `upper-camel-case-with-spaces`."),
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
        return name.startsWith(SERIALIZER_PREFIX) && !name.equals(ACCEPTS);
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

    private static Option word(
            String name,
            String type,
            String defaultText,
            String meaning,
            BiConsumer<CacheConfigBuilder, String> setter) {
        return new Option(name, type, defaultText, meaning, (b, text) -> setter.accept(b, text.strip()));
    }
}
