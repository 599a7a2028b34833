package io.github.cdirediscache.internal.cache;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.internal.cache.FailingNode.When;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.load.Loading;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.log.LogLines;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.store.Stores;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.topology.FakeTopology;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAdmittedException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** No failure of Redis escapes {@code on-failure}: each operation of a cache with each failure that a server can have. */
class FailurePolicyTest {

    private static final String LOADED = "loaded";
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What operations give with {@code on-failure=load}. */
    private static final Map<String, Operation> PASSING = Map.ofEntries(
            entry("get(k)", new Operation(cache -> cache.get("k"), Optional.empty())),
            entry("lookup(k)", new Operation(cache -> cache.lookup("k"), Lookup.absent())),
            entry("getAll(k, l)", new Operation(cache -> cache.getAll(List.of("k", "l")), Map.of())),
            entry("contains(k)", new Operation(cache -> cache.contains("k"), false)),
            entry("timeToLive(k)", new Operation(cache -> cache.timeToLive("k"), TimeToLive.absent())),
            entry("getOrLoad(k)", new Operation(cache -> cache.getOrLoad("k", () -> LOADED), LOADED)),
            entry(
                    "getOrLoad(k, options)",
                    new Operation(cache -> cache.getOrLoad("k", () -> LOADED, cache.loadOptions()), LOADED)),
            entry("getOrLoadAsync(k)", new Operation(FailurePolicyTest::async, LOADED)),
            entry("put(k)", changing(cache -> cache.put("k", "v"))),
            entry("put(k, time)", changing(cache -> cache.put("k", "v", SECOND))),
            entry("put(k, no time)", changing(cache -> cache.put("k", "v", Duration.ZERO))),
            entry("putAll(k, l)", changing(cache -> cache.putAll(Map.of("k", "v", "l", "v")))),
            entry("putAll(k, l, time)", changing(cache -> cache.putAll(Map.of("k", "v", "l", "v"), SECOND))),
            entry("putAll(k, l, no time)", changing(cache -> cache.putAll(Map.of("k", "v"), Duration.ZERO))),
            entry("touch(k)", new Operation(cache -> cache.touch("k"), false)),
            entry("touch(k, time)", new Operation(cache -> cache.touch("k", SECOND), false)),
            entry("persist(k)", new Operation(cache -> cache.persist("k"), false)),
            entry("invalidate(k)", new Operation(cache -> cache.invalidate("k"), false)),
            entry("invalidateAll(k, l)", new Operation(cache -> cache.invalidateAll(List.of("k", "l")), 0L)),
            entry("invalidatePattern(k*)", new Operation(cache -> cache.invalidatePattern("k*"), 0L)),
            entry("clear()", new Operation(Cache::clear, 0L)),
            entry("clearAllVersions()", new Operation(Cache::clearAllVersions, 0L)));

    /** Operations whose result matters: they throw whatever {@code on-failure} says. */
    private static final Map<String, Function<Cache<String>, @Nullable Object>> THROWING = Map.ofEntries(
            entry("putIfAbsent(k)", cache -> cache.putIfAbsent("k", "v")),
            entry("putIfAbsent(k, time)", cache -> cache.putIfAbsent("k", "v", SECOND)),
            entry("increment(k)", cache -> cache.increment("k", 1)),
            entry("incrementVersion(k)", cache -> cache.incrementVersion("k")),
            entry("incrementVersion(k, 2)", cache -> cache.incrementVersion("k", 2)),
            entry("lock(k)", cache -> cache.lock("k", SECOND)),
            entry("tryLock(k)", cache -> cache.tryLock("k", SECOND)),
            entry("keys(*)", cache -> cache.keys("*").toList()),
            entry("reserialize()", cache -> cache.reserialize()),
            entry("reserialize(progress)", cache -> cache.reserialize(keys -> {})));

    /** Operations that ask no server. */
    private static final Set<String> OTHERS = Set.of("name", "version", "withVersion", "loadOptions", "statistics");

    /** Failures of a server by the classes of their exceptions. */
    private static final Map<String, Supplier<RuntimeException>> FAILURES = new TreeMap<>(Map.ofEntries(
            failure(() -> new NodeDownException("down", null)),
            failure(() -> new NodeClosedException("server", new IllegalStateException())),
            failure(() -> new NotAskedException("not asked", null)),
            failure(() -> new NotAdmittedException("refused", null)),
            failure(() -> new RefusedException("OOM", "full", null)),
            failure(() -> new RedirectedException("moved", new Exception(), Location.parse("other:1"), false)),
            failure(() -> new UnexpectedErrorException("unexpected", null)),
            failure(() -> new RedisErrorException("WRONGTYPE", "another type", null)),
            failure(() -> new CacheUnavailableException("odd", null)),
            failure(() -> new CacheException("odd", null)),
            failure(() -> new JedisException("unforeseen")),
            failure(() -> new JedisDataException("unforeseen")),
            failure(() -> new IllegalStateException("unforeseen")),
            failure(() -> new IllegalArgumentException("unforeseen")),
            failure(() -> new ClassCastException("unforeseen")),
            failure(() -> new NullPointerException("unforeseen")),
            failure(() -> new IndexOutOfBoundsException("unforeseen"))));

    private final LogLines lines = LogLines.listening();

    @AfterEach
    void close() {
        lines.close();
    }

    private static Map.Entry<String, Supplier<RuntimeException>> failure(Supplier<RuntimeException> failure) {
        return entry(failure.get().getClass().getSimpleName(), failure);
    }

    private static Operation changing(Consumer<Cache<String>> change) {
        return new Operation(
                cache -> {
                    change.accept(cache);
                    return "";
                },
                "");
    }

    private static @Nullable Object async(Cache<String> cache) {
        try {
            return cache.getOrLoadAsync("k", () -> CompletableFuture.completedFuture(LOADED), cache.loadOptions())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    private static Cache<String> cache(Supplier<RuntimeException> failure, When when, OnFailure onFailure) {
        CacheConfig config = CacheConfig.builder("stories")
                .locations("server")
                .onFailure(onFailure)
                .build();
        KeySpace space = new KeySpace("stories", 1);
        FakeTime time = new FakeTime();
        CacheLog log = new CacheLog("stories", time::nanos);
        Formats formats =
                Formats.of("json", Map.of(), List.of(), "none", OptionalInt.empty(), 1000, List.of(), List.of());
        EntryStore store = Stores.of(
                FakeTopology.of(new FailingNode(failure, when)),
                Runnable::run,
                space.allVersions(),
                config,
                time,
                time,
                log);
        CacheContext context = new CacheContext(
                config,
                store,
                new OperationCounters(),
                log,
                time,
                Chance.system(),
                Runnable::run,
                new Payloads(formats, 1000),
                new PendingReleases(store, time, Runnable::run));
        EntryCodec codec =
                new EntryCodec(String.class, formats, 0, 1000, config.format().verify());
        Reads<String> reads = new Reads<>(context, space, codec);
        Loading<String> loading = new Loading<>(
                new RedisLeases<>(context, codec, reads), context.counters, time, Chance.system(), time, Runnable::run);
        return new RedisCache<>(context, space, codec, loading, NamedCache.loadOptions(config));
    }

    @TestFactory
    Stream<DynamicTest> load_givesWhatIsDocumented() {
        return tests(PASSING.keySet(), (name, failure, when) -> {
            Cache<String> cache = cache(failure, when, OnFailure.LOAD);
            Operation operation = PASSING.get(name);
            assertThat(operation.run.apply(cache)).isEqualTo(operation.result);
            assertThat(cache.statistics().puts()).isZero();
            assertThat(cache.statistics().invalidations()).isZero();
            if (name.startsWith("put") && !name.contains("no time")) {
                assertThat(cache.statistics().droppedWrites()).isEqualTo(name.startsWith("putAll") ? 2 : 1);
            }
            if (name.startsWith("put") || name.startsWith("inval") || name.startsWith("clear")) {
                assertThat(cache.statistics().pendingInvalidations()).isPositive();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> raise_throwsThatRedisIsUnavailable() {
        return tests(PASSING.keySet(), (name, failure, when) -> {
            Cache<String> cache = cache(failure, when, OnFailure.RAISE);
            Operation operation = PASSING.get(name);
            if (failure.get() instanceof RedisErrorException && isReadOfOneEntry(name)) {
                assertThat(operation.run.apply(cache)).isEqualTo(operation.result);
            } else {
                assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> operation.run.apply(cache));
            }
            assertThat(cache.statistics().puts()).isZero();
        });
    }

    /** The entry is of another Redis type: a miss and no failure. */
    private static boolean isReadOfOneEntry(String name) {
        return Set.of("get(k)", "lookup(k)", "contains(k)", "getAll(k, l)").contains(name);
    }

    @TestFactory
    Stream<DynamicTest> resultMatters_throwsThatRedisIsUnavailable() {
        return Stream.of(OnFailure.values())
                .flatMap(onFailure -> tests(THROWING.keySet(), (name, failure, when) -> {
                    Cache<String> cache = cache(failure, when, onFailure);
                    boolean isOfEntry = failure.get() instanceof RedisErrorException
                            && (name.startsWith("increment(") || name.contains("ock("));
                    assertThatExceptionOfType(isOfEntry ? IllegalStateException.class : CacheUnavailableException.class)
                            .isThrownBy(() -> THROWING.get(name).apply(cache));
                }));
    }

    private static Stream<DynamicTest> tests(Set<String> operations, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String operation : operations) {
            FAILURES.forEach((name, failure) -> Arrays.stream(When.values())
                    .forEach(when -> tests.add(DynamicTest.dynamicTest(
                            operation + ", " + name + " at " + when, () -> check.run(operation, failure, when)))));
        }
        return tests.stream();
    }

    @Test
    void operations_areAllThereAre() {
        Set<String> tested = Stream.of(PASSING.keySet(), THROWING.keySet())
                .flatMap(Set::stream)
                .map(name -> name.substring(0, name.indexOf('(')))
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Cache.class.getMethods()).map(Method::getName).filter(name -> !OTHERS.contains(name)))
                .isSubsetOf(tested);
    }

    @Test
    void failures_areAllThereAre() {
        Set<String> exceptions = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(NodeDownException.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(CacheException.class))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        assertThat(exceptions).isNotEmpty().isSubsetOf(FAILURES.keySet());
    }

    /** An operation, and what it gives when Redis fails and that is not to be thrown. */
    private record Operation(Function<Cache<String>, @Nullable Object> run, Object result) {}

    /** Checks an operation with a failure. */
    @FunctionalInterface
    private interface Check {
        void run(String operation, Supplier<RuntimeException> failure, When when);
    }
}
