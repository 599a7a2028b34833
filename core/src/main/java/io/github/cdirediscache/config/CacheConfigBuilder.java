package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a cache, each with its default until it is set. Not thread-safe. */
public final class CacheConfigBuilder {

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

    CacheConfigBuilder(String name) {
        this.name = name;
    }

    CacheConfigBuilder(CacheConfig from) {
        name = from.name();
        enabled = from.enabled();
        locations = from.connection().locations();
        database = from.connection().database();
        username = from.connection().username();
        password = from.connection().password();
        clientName = from.connection().clientName();
        protocol = from.connection().protocol();
        connectTimeout = from.connection().connectTimeout();
        socketTimeout = from.connection().socketTimeout();
        poolMaxConnections = from.connection().pool().maxConnections();
        poolMinIdle = from.connection().pool().minIdle();
        poolMaxWait = from.connection().pool().maxWait();
        keyPrefix = from.keyPrefix();
        version = from.version();
        timeout = from.expiry().timeout();
        timeoutJitter = from.expiry().jitter();
        nullValues = from.expiry().nullValues();
        nullTimeout = timeout.equals(from.expiry().nullTimeout())
                ? null
                : from.expiry().nullTimeout();
        staleFor = from.load().staleFor();
        staleOnError = from.load().staleOnError();
        earlyRefresh = from.load().earlyRefresh();
        lease = from.load().lease();
        loadWait = from.load().loadWait();
        serializer = from.format().serializer();
        serializerAccepts = from.format().accepts();
        serializerOptions.putAll(from.format().serializerOptions());
        compressor = from.format().compressor();
        compressorLevel = from.format().compressorLevel();
        compressorMinSize = from.format().compressorMinSize();
        maxValueSize = from.format().maxValueSize();
        onFailure = from.failure().onFailure();
        breakerFailures = from.failure().breakerFailures();
        breakerOpenFor = from.failure().breakerOpenFor();
        invalidationsMaxPending = from.failure().maxPendingInvalidations();
    }

    /**
     * Whether values are stored.
     *
     * @param value false: every load runs, and no server is asked
     * @return this builder
     */
    public CacheConfigBuilder enabled(boolean value) {
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
    public CacheConfigBuilder locations(String... value) {
        return locations(Stream.of(value).map(Location::parse).toList());
    }

    /**
     * Where the server is.
     *
     * @param value one location
     * @return this builder
     */
    public CacheConfigBuilder locations(List<Location> value) {
        this.locations = List.copyOf(value);
        return this;
    }

    /**
     * The number of the database.
     *
     * @param value 0 or more; what the location says wins
     * @return this builder
     */
    public CacheConfigBuilder database(int value) {
        this.database = value;
        return this;
    }

    /**
     * The user to authenticate as.
     *
     * @param value the user; what the location says wins
     * @return this builder
     */
    public CacheConfigBuilder username(String value) {
        this.username = value;
        return this;
    }

    /**
     * The password to authenticate with.
     *
     * @param value the password; what the location says wins
     * @return this builder
     */
    public CacheConfigBuilder password(String value) {
        this.password = value;
        return this;
    }

    /**
     * The name that connections give themselves.
     *
     * @param value printable ASCII without blanks
     * @return this builder
     */
    public CacheConfigBuilder clientName(String value) {
        this.clientName = value;
        return this;
    }

    /**
     * The protocol that connections speak.
     *
     * @param value the protocol
     * @return this builder
     */
    public CacheConfigBuilder protocol(Protocol value) {
        this.protocol = value;
        return this;
    }

    /**
     * How long to wait for a connection.
     *
     * @param value 1 ms or more
     * @return this builder
     */
    public CacheConfigBuilder connectTimeout(Duration value) {
        this.connectTimeout = value;
        return this;
    }

    /**
     * How long to wait for an answer.
     *
     * @param value 1 ms or more
     * @return this builder
     */
    public CacheConfigBuilder socketTimeout(Duration value) {
        this.socketTimeout = value;
        return this;
    }

    /**
     * How many connections there are at most.
     *
     * @param value 1 or more
     * @return this builder
     */
    public CacheConfigBuilder poolMaxConnections(int value) {
        this.poolMaxConnections = value;
        return this;
    }

    /**
     * How many connections are kept open when nobody needs them.
     *
     * @param value at most the maximum
     * @return this builder
     */
    public CacheConfigBuilder poolMinIdle(int value) {
        this.poolMinIdle = value;
        return this;
    }

    /**
     * How long a caller waits for a connection when all are in use.
     *
     * @param value zero: not at all
     * @return this builder
     */
    public CacheConfigBuilder poolMaxWait(Duration value) {
        this.poolMaxWait = value;
        return this;
    }

    /**
     * What the cache's keys in Redis begin with.
     *
     * @param value any text but the empty one; the cache's name if never set
     * @return this builder
     */
    public CacheConfigBuilder keyPrefix(String value) {
        this.keyPrefix = value;
        return this;
    }

    /**
     * The version that the cache reads and writes.
     *
     * @param value 0 or more
     * @return this builder
     */
    public CacheConfigBuilder version(int value) {
        this.version = value;
        return this;
    }

    /**
     * A value's time to live.
     *
     * @param value positive; {@link Cache#FOREVER} without end
     * @return this builder
     */
    public CacheConfigBuilder timeout(Duration value) {
        this.timeout = value;
        return this;
    }

    /**
     * The part of a value's time to live up to which it is shortened at random.
     *
     * @param value 0 to 1
     * @return this builder
     */
    public CacheConfigBuilder timeoutJitter(double value) {
        this.timeoutJitter = value;
        return this;
    }

    /**
     * Whether {@code null} is stored.
     *
     * @param value whether it is stored
     * @return this builder
     */
    public CacheConfigBuilder nullValues(boolean value) {
        this.nullValues = value;
        return this;
    }

    /**
     * A {@code null}'s time to live.
     *
     * @param value zero: it is not stored; the timeout if never set
     * @return this builder
     */
    public CacheConfigBuilder nullTimeout(Duration value) {
        this.nullTimeout = value;
        return this;
    }

    /**
     * How long an expired value may still be served while a new one is computed.
     *
     * @param value zero: not at all
     * @return this builder
     */
    public CacheConfigBuilder staleFor(Duration value) {
        this.staleFor = value;
        return this;
    }

    /**
     * Whether a stale value stands in for a loader that fails.
     *
     * @param value whether it does
     * @return this builder
     */
    public CacheConfigBuilder staleOnError(boolean value) {
        this.staleOnError = value;
        return this;
    }

    /**
     * How eagerly a value is computed anew shortly before it expires.
     *
     * @param value XFetch's beta, usually 1; 0: not at all
     * @return this builder
     */
    public CacheConfigBuilder earlyRefresh(double value) {
        this.earlyRefresh = value;
        return this;
    }

    /**
     * How long a load holds its claim on a key if its process dies.
     *
     * @param value 1 ms or more
     * @return this builder
     */
    public CacheConfigBuilder lease(Duration value) {
        this.lease = value;
        return this;
    }

    /**
     * How long a caller waits for another's load before it runs its own.
     *
     * @param value zero: not at all
     * @return this builder
     */
    public CacheConfigBuilder loadWait(Duration value) {
        this.loadWait = value;
        return this;
    }

    /**
     * The serializer to write with.
     *
     * @param value an id such as {@code json}, or a class name
     * @return this builder
     */
    public CacheConfigBuilder serializer(String value) {
        this.serializer = value;
        return this;
    }

    /**
     * More serializers that may be read with.
     *
     * @param value ids or class names
     * @return this builder
     */
    public CacheConfigBuilder serializerAccepts(String... value) {
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
    public CacheConfigBuilder serializerOption(String option, String value) {
        serializerOptions.put(option, value);
        return this;
    }

    /**
     * The compressor to write with.
     *
     * @param value an id such as {@code zlib}, or a class name
     * @return this builder
     */
    public CacheConfigBuilder compressor(String value) {
        this.compressor = value;
        return this;
    }

    /**
     * How hard the compressor tries.
     *
     * @param value what the compressor understands
     * @return this builder
     */
    public CacheConfigBuilder compressorLevel(int value) {
        this.compressorLevel = OptionalInt.of(value);
        return this;
    }

    /**
     * The size from which on a value is compressed.
     *
     * @param value bytes, 0 or more
     * @return this builder
     */
    public CacheConfigBuilder compressorMinSize(int value) {
        this.compressorMinSize = value;
        return this;
    }

    /**
     * The size that a value may have, also when it is decompressed.
     *
     * @param value bytes, 1 or more
     * @return this builder
     */
    public CacheConfigBuilder maxValueSize(int value) {
        this.maxValueSize = value;
        return this;
    }

    /**
     * What callers see of a server that can't be asked.
     *
     * @param value what they see
     * @return this builder
     */
    public CacheConfigBuilder onFailure(OnFailure value) {
        this.onFailure = value;
        return this;
    }

    /**
     * After how many failures in a row a server is left alone for a while.
     *
     * @param value 1 or more
     * @return this builder
     */
    public CacheConfigBuilder breakerFailures(int value) {
        this.breakerFailures = value;
        return this;
    }

    /**
     * How long a server is left alone after too many failures.
     *
     * @param value 1 ms or more
     * @return this builder
     */
    public CacheConfigBuilder breakerOpenFor(Duration value) {
        this.breakerOpenFor = value;
        return this;
    }

    /**
     * How many invalidations are kept for a server until it answers again.
     *
     * @param value 0 or more; if there are more, the cache is cleared there then
     * @return this builder
     */
    public CacheConfigBuilder invalidationsMaxPending(int value) {
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
