package io.github.cdirediscache.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.Verify;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a cache, each with its default until it is set. Not thread-safe. */
public final class CacheConfigBuilder {

    private static final PoolConfig ANY_POOL = new PoolConfig(1, 0, Duration.ZERO, null);

    private final String name;
    private List<ShardText> locations = List.of();
    private TopologyKind topology = TopologyKind.SINGLE;
    private List<Location> masters = List.of();
    private Map<String, Integer> weights = Map.of();
    private ReadFrom readFrom = ReadFrom.MASTER;
    private @Nullable String sentinelMaster;
    private @Nullable String sentinelUsername;
    private @Nullable String sentinelPassword;
    private @Nullable Path tlsTrustStore;
    private @Nullable String tlsTrustStorePassword;
    private @Nullable Path tlsKeyStore;
    private @Nullable String tlsKeyStorePassword;
    private boolean tlsVerifyHostname = true;
    private @Nullable String socketFactory;
    private @Nullable String poolProvider;
    private @Nullable String keyFunction;
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
    private Verify serializerVerify = Verify.FIRST;
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
        topology(from.connection().topology());
        tls(from.connection().tls());
        socketFactory = from.connection().socketFactory();
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
        poolProvider = from.connection().pool().provider();
        keyPrefix = from.keyPrefix();
        keyFunction = from.keyFunction();
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
        serializerVerify = from.format().verify();
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

    private void topology(TopologyConfig from) {
        boolean sharded = from.kind() == TopologyKind.SHARDED;
        topology = from.kind();
        locations = from.shards().stream()
                .flatMap(shard -> sharded
                        ? Stream.of(new ShardText(shard.name(), shard.locations()))
                        : shard.locations().stream().map(ShardText::of))
                .toList();
        masters = from.shards().stream()
                .flatMap(shard -> Stream.ofNullable(shard.master()))
                .toList();
        weights = sharded
                ? from.shards().stream().collect(toUnmodifiableMap(ShardConfig::name, ShardConfig::weight))
                : Map.of();
        readFrom = from.readFrom();
        if (from.sentinel() != null) {
            sentinelMaster = from.sentinel().master();
            sentinelUsername = from.sentinel().username();
            sentinelPassword = from.sentinel().password();
        }
    }

    private void tls(TlsConfig from) {
        tlsTrustStore = from.trustStore();
        tlsTrustStorePassword = from.trustStorePassword();
        tlsKeyStore = from.keyStore();
        tlsKeyStorePassword = from.keyStorePassword();
        tlsVerifyHostname = from.verifyHostname();
    }

    /**
     * Where the servers are.
     *
     * @param value locations, as {@link Location#parse(String)} reads them; with {@link TopologyKind#SHARDED} each is a
     *     shard, {@code name=location|location}, where the name and what follows the first location may be left out
     * @return this builder
     * @throws IllegalArgumentException if one is not a location
     */
    public CacheConfigBuilder locations(String... value) {
        return shards(Stream.of(value)
                .flatMap(text -> LocationParser.parseShards(text).stream())
                .toList());
    }

    /**
     * Where the servers are.
     *
     * @param value locations; with {@link TopologyKind#SHARDED} each is a shard
     * @return this builder
     */
    public CacheConfigBuilder locations(List<Location> value) {
        return shards(value.stream().map(ShardText::of).toList());
    }

    CacheConfigBuilder shards(List<ShardText> value) {
        this.locations = List.copyOf(value);
        return this;
    }

    /**
     * What the servers are to each other.
     *
     * @param value what they are
     * @return this builder
     */
    public CacheConfigBuilder topology(TopologyKind value) {
        this.topology = value;
        return this;
    }

    /**
     * Which of the servers is the master, to begin with. Servers that are not told are asked.
     *
     * @param value one of the locations; of a sharded cache one of each shard
     * @return this builder
     * @throws IllegalArgumentException if one is not a location
     */
    public CacheConfigBuilder master(String... value) {
        this.masters = Stream.of(value)
                .flatMap(text -> LocationParser.parseList(text).stream())
                .toList();
        return this;
    }

    /**
     * How many keys shards hold beside the others.
     *
     * @param value weights from 1 to 100 by the names of shards; 1 for those that are missing
     * @return this builder
     */
    public CacheConfigBuilder weights(Map<String, Integer> value) {
        this.weights = Map.copyOf(value);
        return this;
    }

    /**
     * Which servers of a master and its replicas answer reads.
     *
     * @param value which ones
     * @return this builder
     */
    public CacheConfigBuilder readFrom(ReadFrom value) {
        this.readFrom = value;
        return this;
    }

    /**
     * The name under which the sentinels watch the master.
     *
     * @param value the name
     * @return this builder
     */
    public CacheConfigBuilder sentinelMaster(String value) {
        this.sentinelMaster = value;
        return this;
    }

    /**
     * The user to authenticate to sentinels as.
     *
     * @param value the user; what a location says wins
     * @return this builder
     */
    public CacheConfigBuilder sentinelUsername(String value) {
        this.sentinelUsername = value;
        return this;
    }

    /**
     * The password to authenticate to sentinels with.
     *
     * @param value the password; what a location says wins
     * @return this builder
     */
    public CacheConfigBuilder sentinelPassword(String value) {
        this.sentinelPassword = value;
        return this;
    }

    /**
     * The file of the certificates to trust, for {@code rediss://} locations.
     *
     * @param value a PKCS12 or JKS file
     * @return this builder
     */
    public CacheConfigBuilder tlsTrustStore(Path value) {
        this.tlsTrustStore = value;
        return this;
    }

    /**
     * The password of that file.
     *
     * @param value the password
     * @return this builder
     */
    public CacheConfigBuilder tlsTrustStorePassword(String value) {
        this.tlsTrustStorePassword = value;
        return this;
    }

    /**
     * The file of the client's own key and certificate, for {@code rediss://} locations.
     *
     * @param value a PKCS12 or JKS file
     * @return this builder
     */
    public CacheConfigBuilder tlsKeyStore(Path value) {
        this.tlsKeyStore = value;
        return this;
    }

    /**
     * The password of that file and of the key in it.
     *
     * @param value the password
     * @return this builder
     */
    public CacheConfigBuilder tlsKeyStorePassword(String value) {
        this.tlsKeyStorePassword = value;
        return this;
    }

    /**
     * Whether a server's certificate has to be for the host that was asked.
     *
     * @param value false: any host's certificate will do, if it is trusted
     * @return this builder
     */
    public CacheConfigBuilder tlsVerifyHostname(boolean value) {
        this.tlsVerifyHostname = value;
        return this;
    }

    /**
     * Who makes the sockets of TCP connections.
     *
     * @param className a class that is a {@link javax.net.SocketFactory} with a public constructor without parameters
     * @return this builder
     */
    public CacheConfigBuilder socketFactory(String className) {
        this.socketFactory = className;
        return this;
    }

    /**
     * Who makes the pools of connections.
     *
     * @param className a class that is a {@code PoolProvider} with a public constructor without parameters
     * @return this builder
     */
    public CacheConfigBuilder poolProvider(String className) {
        this.poolProvider = className;
        return this;
    }

    /**
     * What makes of a key the key that is stored.
     *
     * @param name the class name of a {@link io.github.cdirediscache.cache.KeyFunction}, or the name under which the
     *     cache manager was given one
     * @return this builder
     */
    public CacheConfigBuilder keyFunction(String name) {
        this.keyFunction = name;
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
     * Which values are read back and compared before they are stored. By default the first of each class.
     *
     * @param value which values
     * @return this builder
     */
    public CacheConfigBuilder serializerVerify(Verify value) {
        this.serializerVerify = value;
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
        CacheConfig.violations(name, enabled, ShardText.locations(locations), prefix, version, keyFunction)
                .in(this::pool)
                .in(this::shards)
                .in(this::sentinel)
                .in(this::tls)
                .in(() -> connection(ANY_POOL, TlsConfig.DEFAULT))
                .in(this::expiry)
                .in(this::load)
                .in(this::format)
                .in(this::failure)
                .throwIfAny();
        return new CacheConfig(
                name,
                enabled,
                connection(pool(), tls()),
                prefix,
                version,
                keyFunction,
                expiry(),
                load(),
                format(),
                failure());
    }

    private PoolConfig pool() {
        return new PoolConfig(poolMaxConnections, poolMinIdle, poolMaxWait, poolProvider);
    }

    private List<ShardConfig> shards() {
        return new Shards(masters, weights).of(topology, locations);
    }

    private @Nullable SentinelConfig sentinel() {
        return sentinelMaster == null && sentinelUsername == null && sentinelPassword == null
                ? null
                : new SentinelConfig(sentinelMaster == null ? "" : sentinelMaster, sentinelUsername, sentinelPassword);
    }

    private TlsConfig tls() {
        return new TlsConfig(tlsTrustStore, tlsTrustStorePassword, tlsKeyStore, tlsKeyStorePassword, tlsVerifyHostname);
    }

    private ConnectionConfig connection(PoolConfig pool, TlsConfig tls) {
        return new ConnectionConfig(
                new TopologyConfig(topology, shards(), readFrom, sentinel()),
                database,
                username,
                password,
                clientName,
                protocol,
                connectTimeout,
                socketTimeout,
                tls,
                socketFactory,
                pool);
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
                serializerVerify,
                compressor,
                compressorLevel,
                compressorMinSize,
                maxValueSize);
    }

    private FailureConfig failure() {
        return new FailureConfig(onFailure, breakerFailures, breakerOpenFor, invalidationsMaxPending);
    }
}
