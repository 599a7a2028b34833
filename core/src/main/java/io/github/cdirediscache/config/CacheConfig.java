package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one cache.
 *
 * @param name the cache's name: a letter, then up to 63 letters, digits, {@code -} or {@code _}
 * @param enabled whether values are stored; if not, every load runs and no server is asked
 * @param connection where the server is
 * @param keyPrefix what the cache's keys in Redis begin with, any text but the empty one
 * @param version the version that the cache reads and writes, 0 or more
 * @param expiry how long values are kept
 * @param load how absent and stale values are loaded
 * @param format how values are written
 * @param failure what happens when the server can't be asked
 */
public record CacheConfig(
        String name,
        boolean enabled,
        ConnectionConfig connection,
        String keyPrefix,
        int version,
        ExpiryConfig expiry,
        LoadConfig load,
        FormatConfig format,
        FailureConfig failure) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    static final String NAME_RULE = "must be a letter and then up to 63 letters, digits, - or _";

    /**
     * Checks the values.
     *
     * @param name as the component says
     * @param enabled as the component says
     * @param connection as the component says
     * @param keyPrefix as the component says
     * @param version as the component says
     * @param expiry as the component says
     * @param load as the component says
     * @param format as the component says
     * @param failure as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public CacheConfig {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(failure, "failure");
        violations(name, enabled, connection.locations(), keyPrefix, version).throwIfAny();
    }

    /** What is wrong with the settings that stand in this record itself. */
    static Violations violations(
            String name, boolean enabled, List<Location> locations, String keyPrefix, int version) {
        return new Violations()
                .require(isName(name), "name", NAME_RULE + ", was " + Texts.quoted(name))
                .require(
                        !enabled || !locations.isEmpty(),
                        "locations",
                        "must be set: redis-cache.default.locations=localhost:6379 serves all caches,"
                                + " and embedded: starts a server of its own with the artifact cdi-redis-cache-testing")
                .require(!keyPrefix.isEmpty(), "key-prefix", "must not be empty")
                .atLeast(0, "version", version);
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * A builder with the default of every option. At least the location has to be set.
     *
     * @param name the cache's name
     * @return the builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * A builder with these settings. The time of {@code null} follows a change of the timeout if both are equal here, and
     * the prefix is kept.
     *
     * @return the builder; changes to it do not reach this
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects the settings of a cache, each with its default until it is set. Not thread-safe. */
    public static final class Builder {

        private static final PoolConfig ANY_POOL = new PoolConfig(1, 0, Duration.ZERO);

        private final String name;
        private List<Location> locations = List.of();
        private boolean enabled = true;
        private int database = 0;
        private @Nullable String username;
        private @Nullable String password;
        private String clientName = "cdi-redis-cache";
        private Protocol protocol = Protocol.RESP3;
        private Duration connectTimeout = Duration.ofSeconds(1);
        private Duration socketTimeout = Duration.ofSeconds(1);
        private int poolMaxConnections = 16;
        private int poolMinIdle = 0;
        private Duration poolMaxWait = Duration.ofMillis(500);
        private @Nullable String keyPrefix;
        private int version = 1;
        private Duration timeout = Duration.ofMinutes(5);
        private double timeoutJitter = 0;
        private boolean nullValues = true;
        private @Nullable Duration nullTimeout;
        private Duration staleFor = Duration.ZERO;
        private boolean staleOnError = true;
        private double earlyRefresh = 0;
        private Duration lease = Duration.ofSeconds(30);
        private Duration loadWait = Duration.ofSeconds(10);
        private String serializer = "json";
        private List<String> serializerAccepts = List.of();
        private final Map<String, String> serializerOptions = new TreeMap<>();
        private String compressor = "none";
        private OptionalInt compressorLevel = OptionalInt.empty();
        private int compressorMinSize = 1024;
        private int maxValueSize = 16_000_000;
        private OnFailure onFailure = OnFailure.LOAD;
        private int breakerFailures = 5;
        private Duration breakerOpenFor = Duration.ofSeconds(5);
        private int invalidationsMaxPending = 10_000;

        private Builder(String name) {
            this.name = name;
        }

        private Builder(CacheConfig from) {
            name = from.name;
            enabled = from.enabled;
            locations = from.connection.locations();
            database = from.connection.database();
            username = from.connection.username();
            password = from.connection.password();
            clientName = from.connection.clientName();
            protocol = from.connection.protocol();
            connectTimeout = from.connection.connectTimeout();
            socketTimeout = from.connection.socketTimeout();
            poolMaxConnections = from.connection.pool().maxConnections();
            poolMinIdle = from.connection.pool().minIdle();
            poolMaxWait = from.connection.pool().maxWait();
            keyPrefix = from.keyPrefix;
            version = from.version;
            timeout = from.expiry.timeout();
            timeoutJitter = from.expiry.jitter();
            nullValues = from.expiry.nullValues();
            nullTimeout = timeout.equals(from.expiry.nullTimeout()) ? null : from.expiry.nullTimeout();
            staleFor = from.load.staleFor();
            staleOnError = from.load.staleOnError();
            earlyRefresh = from.load.earlyRefresh();
            lease = from.load.lease();
            loadWait = from.load.loadWait();
            serializer = from.format.serializer();
            serializerAccepts = from.format.accepts();
            serializerOptions.putAll(from.format.serializerOptions());
            compressor = from.format.compressor();
            compressorLevel = from.format.compressorLevel();
            compressorMinSize = from.format.compressorMinSize();
            maxValueSize = from.format.maxValueSize();
            onFailure = from.failure.onFailure();
            breakerFailures = from.failure.breakerFailures();
            breakerOpenFor = from.failure.breakerOpenFor();
            invalidationsMaxPending = from.failure.maxPendingInvalidations();
        }

        /**
         * Whether values are stored.
         *
         * @param value false: every load runs, and no server is asked
         * @return this builder
         */
        public Builder enabled(boolean value) {
            this.enabled = value;
            return this;
        }

        /**
         * Where the server is.
         *
         * @param value one location, as {@link Location#parse(String)} reads it
         * @return this builder
         * @throws IllegalArgumentException if it is not a location
         */
        public Builder locations(String... value) {
            return locations(Stream.of(value).map(Location::parse).toList());
        }

        /**
         * Where the server is.
         *
         * @param value one location
         * @return this builder
         */
        public Builder locations(List<Location> value) {
            this.locations = List.copyOf(value);
            return this;
        }

        /**
         * The number of the database.
         *
         * @param value 0 or more; what the location says wins
         * @return this builder
         */
        public Builder database(int value) {
            this.database = value;
            return this;
        }

        /**
         * The user to authenticate as.
         *
         * @param value the user; what the location says wins
         * @return this builder
         */
        public Builder username(String value) {
            this.username = value;
            return this;
        }

        /**
         * The password to authenticate with.
         *
         * @param value the password; what the location says wins
         * @return this builder
         */
        public Builder password(String value) {
            this.password = value;
            return this;
        }

        /**
         * The name that connections give themselves.
         *
         * @param value printable ASCII without blanks
         * @return this builder
         */
        public Builder clientName(String value) {
            this.clientName = value;
            return this;
        }

        /**
         * The protocol that connections speak.
         *
         * @param value the protocol
         * @return this builder
         */
        public Builder protocol(Protocol value) {
            this.protocol = value;
            return this;
        }

        /**
         * How long to wait for a connection.
         *
         * @param value 1 ms or more
         * @return this builder
         */
        public Builder connectTimeout(Duration value) {
            this.connectTimeout = value;
            return this;
        }

        /**
         * How long to wait for an answer.
         *
         * @param value 1 ms or more
         * @return this builder
         */
        public Builder socketTimeout(Duration value) {
            this.socketTimeout = value;
            return this;
        }

        /**
         * How many connections there are at most.
         *
         * @param value 1 or more
         * @return this builder
         */
        public Builder poolMaxConnections(int value) {
            this.poolMaxConnections = value;
            return this;
        }

        /**
         * How many connections are kept open when nobody needs them.
         *
         * @param value at most the maximum
         * @return this builder
         */
        public Builder poolMinIdle(int value) {
            this.poolMinIdle = value;
            return this;
        }

        /**
         * How long a caller waits for a connection when all are in use.
         *
         * @param value zero: not at all
         * @return this builder
         */
        public Builder poolMaxWait(Duration value) {
            this.poolMaxWait = value;
            return this;
        }

        /**
         * What the cache's keys in Redis begin with.
         *
         * @param value any text but the empty one; the cache's name if never set
         * @return this builder
         */
        public Builder keyPrefix(String value) {
            this.keyPrefix = value;
            return this;
        }

        /**
         * The version that the cache reads and writes.
         *
         * @param value 0 or more
         * @return this builder
         */
        public Builder version(int value) {
            this.version = value;
            return this;
        }

        /**
         * A value's time to live.
         *
         * @param value positive; {@link Cache#FOREVER} without end
         * @return this builder
         */
        public Builder timeout(Duration value) {
            this.timeout = value;
            return this;
        }

        /**
         * The part of a value's time to live up to which it is shortened at random.
         *
         * @param value 0 to 1
         * @return this builder
         */
        public Builder timeoutJitter(double value) {
            this.timeoutJitter = value;
            return this;
        }

        /**
         * Whether {@code null} is stored.
         *
         * @param value whether it is stored
         * @return this builder
         */
        public Builder nullValues(boolean value) {
            this.nullValues = value;
            return this;
        }

        /**
         * A {@code null}'s time to live.
         *
         * @param value zero: it is not stored; the timeout if never set
         * @return this builder
         */
        public Builder nullTimeout(Duration value) {
            this.nullTimeout = value;
            return this;
        }

        /**
         * How long an expired value may still be served while a new one is computed.
         *
         * @param value zero: not at all
         * @return this builder
         */
        public Builder staleFor(Duration value) {
            this.staleFor = value;
            return this;
        }

        /**
         * Whether a stale value stands in for a loader that fails.
         *
         * @param value whether it does
         * @return this builder
         */
        public Builder staleOnError(boolean value) {
            this.staleOnError = value;
            return this;
        }

        /**
         * How eagerly a value is computed anew shortly before it expires.
         *
         * @param value XFetch's beta, usually 1; 0: not at all
         * @return this builder
         */
        public Builder earlyRefresh(double value) {
            this.earlyRefresh = value;
            return this;
        }

        /**
         * How long a load holds its claim on a key if its process dies.
         *
         * @param value 1 ms or more
         * @return this builder
         */
        public Builder lease(Duration value) {
            this.lease = value;
            return this;
        }

        /**
         * How long a caller waits for another's load before it runs its own.
         *
         * @param value zero: not at all
         * @return this builder
         */
        public Builder loadWait(Duration value) {
            this.loadWait = value;
            return this;
        }

        /**
         * The serializer to write with.
         *
         * @param value an id such as {@code json}, or a class name
         * @return this builder
         */
        public Builder serializer(String value) {
            this.serializer = value;
            return this;
        }

        /**
         * More serializers that may be read with.
         *
         * @param value ids or class names
         * @return this builder
         */
        public Builder serializerAccepts(String... value) {
            this.serializerAccepts = List.of(value);
            return this;
        }

        /**
         * One thing that the serializer itself is told.
         *
         * @param option the option's name, without {@code serializer.} before it
         * @param value its value
         * @return this builder
         */
        public Builder serializerOption(String option, String value) {
            serializerOptions.put(option, value);
            return this;
        }

        /**
         * The compressor to write with.
         *
         * @param value an id such as {@code zlib}, or a class name
         * @return this builder
         */
        public Builder compressor(String value) {
            this.compressor = value;
            return this;
        }

        /**
         * How hard the compressor tries.
         *
         * @param value what the compressor understands
         * @return this builder
         */
        public Builder compressorLevel(int value) {
            this.compressorLevel = OptionalInt.of(value);
            return this;
        }

        /**
         * The size from which on a value is compressed.
         *
         * @param value bytes, 0 or more
         * @return this builder
         */
        public Builder compressorMinSize(int value) {
            this.compressorMinSize = value;
            return this;
        }

        /**
         * The size that a value may have, also when it is decompressed.
         *
         * @param value bytes, 1 or more
         * @return this builder
         */
        public Builder maxValueSize(int value) {
            this.maxValueSize = value;
            return this;
        }

        /**
         * What callers see of a server that can't be asked.
         *
         * @param value what they see
         * @return this builder
         */
        public Builder onFailure(OnFailure value) {
            this.onFailure = value;
            return this;
        }

        /**
         * After how many failures in a row a server is left alone for a while.
         *
         * @param value 1 or more
         * @return this builder
         */
        public Builder breakerFailures(int value) {
            this.breakerFailures = value;
            return this;
        }

        /**
         * How long a server is left alone after too many failures.
         *
         * @param value 1 ms or more
         * @return this builder
         */
        public Builder breakerOpenFor(Duration value) {
            this.breakerOpenFor = value;
            return this;
        }

        /**
         * How many invalidations are kept for a server until it answers again.
         *
         * @param value 0 or more; if there are more, the cache is cleared there then
         * @return this builder
         */
        public Builder invalidationsMaxPending(int value) {
            this.invalidationsMaxPending = value;
            return this;
        }

        /**
         * The settings.
         *
         * @return the settings; later changes to this builder do not reach them
         * @throws IllegalArgumentException if options have values that they must not have; names all of them
         */
        public CacheConfig build() {
            String prefix = keyPrefix == null ? name : keyPrefix;
            // Each part on its own first, so that what one finds does not hide what the others would.
            CacheConfig.violations(name, enabled, locations, prefix, version)
                    .in(this::pool)
                    .in(() -> connection(ANY_POOL))
                    .in(this::expiry)
                    .in(this::load)
                    .in(this::format)
                    .in(this::failure)
                    .throwIfAny();
            return new CacheConfig(
                    name, enabled, connection(pool()), prefix, version, expiry(), load(), format(), failure());
        }

        private PoolConfig pool() {
            return new PoolConfig(poolMaxConnections, poolMinIdle, poolMaxWait);
        }

        private ConnectionConfig connection(PoolConfig pool) {
            return new ConnectionConfig(
                    locations, database, username, password, clientName, protocol, connectTimeout, socketTimeout, pool);
        }

        private ExpiryConfig expiry() {
            return new ExpiryConfig(timeout, timeoutJitter, nullValues, nullTimeout == null ? timeout : nullTimeout);
        }

        private LoadConfig load() {
            return new LoadConfig(staleFor, staleOnError, earlyRefresh, lease, loadWait);
        }

        private FormatConfig format() {
            return new FormatConfig(
                    serializer,
                    serializerAccepts,
                    serializerOptions,
                    compressor,
                    compressorLevel,
                    compressorMinSize,
                    maxValueSize);
        }

        private FailureConfig failure() {
            return new FailureConfig(onFailure, breakerFailures, breakerOpenFor, invalidationsMaxPending);
        }
    }
}
