package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheLockTimeoutException;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.Globs;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.config.CacheConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every cache that is switched on does, whatever its servers are. Each subclass gives another set of servers. */
abstract class CacheContract {

    private static final Duration HOUR = Duration.ofHours(1);

    abstract TestServers servers();

    /** A manager of the cache {@code stories}. */
    private CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        return servers().manager(settings);
    }

    /** Writes a key of this cache behind its back. */
    private void writeRaw(String physicalKey, String... command) {
        servers().masterOf(physicalKey).command(command);
    }

    private boolean existsRaw(String physicalKey) {
        return servers().masterOf(physicalKey).command("EXISTS", physicalKey).equals("1");
    }

    private <V> Cache<V> cache(Class<V> type) {
        return manager(config -> config).cache("stories", type);
    }

    @Test
    void S16_get_presentAndAbsent() {
        Cache<Story> cache = cache(Story.class);
        assertThat(cache.get("1")).isEmpty();
        cache.put("1", Story.of(1));
        assertThat(cache.get("1")).contains(Story.of(1));
        assertThat(cache.statistics().hits()).isEqualTo(1);
        assertThat(cache.statistics().misses()).isEqualTo(1);
        assertThat(cache.statistics().hitRatio()).isEqualTo(0.5);
    }

    @Test
    void S16_lookup_storedNull_isPresent() {
        Cache<Story> cache = cache(Story.class);
        cache.put("n", null);
        assertThat(cache.lookup("n")).isEqualTo(Lookup.of(null));
        assertThat(cache.lookup("absent").present()).isFalse();
        assertThat(cache.get("n")).isEmpty();
        assertThat(cache.contains("n")).isTrue();
    }

    @Test
    void put_nullWhereNullsAreNotKept_removesTheKey() {
        Cache<Story> cache = manager(c -> c.nullValues(false)).cache("stories", Story.class);
        cache.put("n", Story.of(1));
        cache.put("n", null);
        assertThat(cache.contains("n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign bytes", "007", "42", "\"json without a header\""})
    void S16_get_foreignBytes_isACountedMissAndIsOverwrittenByTheNextLoad(String foreign) {
        Cache<Story> cache = cache(Story.class);
        writeRaw("stories:1:f", "SET", "stories:1:f", foreign);
        assertThat(cache.get("f")).isEmpty();
        assertThat(cache.statistics().corrupt()).isEqualTo(1);
        assertThat(cache.getOrLoad("f", () -> Story.of(5))).isEqualTo(Story.of(5));
        assertThat(cache.get("f")).contains(Story.of(5));
    }

    @Test
    void S16_get_otherRedisType_isACountedMissAndIsOverwrittenByTheNextLoad() {
        Cache<Story> cache = cache(Story.class);
        writeRaw("stories:1:l", "RPUSH", "stories:1:l", "x");
        assertThat(cache.get("l")).isEmpty();
        assertThat(cache.contains("l")).isFalse();
        assertThat(cache.getAll(List.of("l"))).isEmpty();
        assertThat(cache.timeToLive("l")).isEqualTo(TimeToLive.absent());
        assertThatIllegalStateException().isThrownBy(() -> cache.increment("l", 1));
        assertThat(cache.statistics().corrupt()).isEqualTo(2);
        assertThat(cache.getOrLoad("l", () -> Story.of(5))).isEqualTo(Story.of(5));
        assertThat(cache.get("l")).contains(Story.of(5));
    }

    @Test
    void S16_get_entryOfAnotherType_isAMissAndIsOverwrittenByTheNextLoad() {
        CacheManager manager = manager(c -> c);
        manager.cache("stories", String.class).put("s", "not a story");
        Cache<Story> cache = manager.cache("stories", Story.class);
        assertThat(cache.get("s")).isEmpty();
        assertThat(cache.getOrLoad("s", () -> Story.of(5))).isEqualTo(Story.of(5));
        assertThat(cache.get("s")).contains(Story.of(5));
    }

    @Test
    void S17_getAll_anyIterable_givesThePresentOnesOnceInTheirOrder() {
        Cache<Story> cache = cache(Story.class);
        cache.put("b", Story.of(2));
        cache.put("a", Story.of(1));
        cache.put("n", null);
        Iterator<String> once = List.of("a", "x", "b", "a", "n").iterator();
        Map<String, Story> found = cache.getAll(() -> once);
        Map<String, Story> expected = new LinkedHashMap<>();
        expected.put("a", Story.of(1));
        expected.put("b", Story.of(2));
        expected.put("n", null);
        assertThat(found).containsExactlyEntriesOf(expected);
        assertThat(cache.getAll(List.of())).isEmpty();
    }

    @Test
    void S17_getAll_oneCorruptValue_isMissedAlone() {
        Cache<Story> cache = cache(Story.class);
        cache.put("a", Story.of(1));
        writeRaw("stories:1:b", "SET", "stories:1:b", "foreign");
        assertThat(cache.getAll(List.of("a", "b"))).containsOnlyKeys("a");
    }

    @Test
    void S18_put_timeToLive_isKeptInMilliseconds() {
        Cache<Story> cache = cache(Story.class);
        cache.put("ms", Story.of(1), Duration.ofMillis(900_900));
        assertThat(left(cache, "ms")).isBetween(Duration.ofMillis(890_000), Duration.ofMillis(900_900));
        cache.put("default", Story.of(1));
        assertThat(left(cache, "default")).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
        cache.put("forever", Story.of(1), Cache.FOREVER);
        assertThat(cache.timeToLive("forever")).isEqualTo(TimeToLive.forever());
        cache.put("short", Story.of(1), Duration.ofMillis(20));
        Awaitility.await().until(() -> cache.get("short").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -5000})
    void S18_put_zeroOrNegative_removesTheKey(long millis) {
        Cache<Story> cache = cache(Story.class);
        cache.put("k", Story.of(1));
        cache.put("k", Story.of(2), Duration.ofMillis(millis));
        assertThat(cache.contains("k")).isFalse();
        cache.put("k", Story.of(1));
        cache.putAll(Map.of("k", Story.of(2)), Duration.ofMillis(millis));
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void put_moreThanAThousandYears_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache(Story.class).put("k", Story.of(1), Duration.ofDays(400_000)))
                .withMessageContaining("FOREVER");
    }

    @Test
    void S18_putAll_manyValues_areAllThere() {
        Cache<Story> cache = cache(Story.class);
        Map<String, Story> many = new HashMap<>();
        IntStream.range(0, 1203).forEach(i -> many.put("k" + i, Story.of(i)));
        cache.putAll(many, HOUR);
        assertThat(cache.getAll(many.keySet())).isEqualTo(many);
        assertThat(left(cache, "k7")).isGreaterThan(Duration.ofMinutes(59));
        assertThat(cache.statistics().puts()).isEqualTo(1203);
    }

    @Test
    void put_valueThatCantBeWritten_throwsAndLeavesTheKey() {
        Cache<Object> cache = manager(c -> c.serializer("binary")).cache("stories", Object.class);
        cache.put("k", "old");
        assertThatExceptionOfType(CacheSerializationException.class).isThrownBy(() -> cache.put("k", new Object()));
        Map<String, Object> mixed = new LinkedHashMap<>();
        mixed.put("a", "fine");
        mixed.put("k", new Object());
        assertThatExceptionOfType(CacheSerializationException.class).isThrownBy(() -> cache.putAll(mixed));
        assertThat(cache.get("k")).contains("old");
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void S19_putIfAbsent_absentAndPresent() {
        Cache<Story> cache = cache(Story.class);
        assertThat(cache.putIfAbsent("k", Story.of(1), HOUR)).isTrue();
        assertThat(cache.putIfAbsent("k", Story.of(2))).isFalse();
        assertThat(cache.get("k")).contains(Story.of(1));
        assertThat(left(cache, "k")).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void S19_putIfAbsent_zeroTime_storesNothingAndTellsIfItWasThere() {
        Cache<Story> cache = cache(Story.class);
        assertThat(cache.putIfAbsent("k", Story.of(1), Duration.ZERO)).isTrue();
        assertThat(cache.contains("k")).isFalse();
        cache.put("k", Story.of(1));
        assertThat(cache.putIfAbsent("k", Story.of(2), Duration.ZERO)).isFalse();
        assertThat(cache.get("k")).contains(Story.of(1));
    }

    @Test
    void S19_putIfAbsent_foreignBytes_areReplaced() {
        Cache<Story> cache = cache(Story.class);
        writeRaw("stories:1:f", "SET", "stories:1:f", "42");
        assertThat(cache.putIfAbsent("f", Story.of(1))).isTrue();
        assertThat(cache.get("f")).contains(Story.of(1));
    }

    @Test
    void S20_invalidate_tellsWhatWasRemoved() {
        Cache<Story> cache = cache(Story.class);
        cache.putAll(Map.of("a", Story.of(1), "b", Story.of(2), "c", Story.of(3)));
        assertThat(cache.invalidate("a")).isTrue();
        assertThat(cache.invalidate("a")).isFalse();
        assertThat(cache.invalidateAll(List.of("a", "b", "b", "c"))).isEqualTo(2);
        assertThat(cache.invalidateAll(List.of())).isZero();
        assertThat(cache.statistics().invalidations()).isEqualTo(3);
    }

    @Test
    void S21_increment_presentAndAbsent() {
        Cache<Long> cache = cache(Long.class);
        assertThat(cache.increment("n", 5)).isEqualTo(OptionalLong.empty());
        assertThat(cache.contains("n")).isFalse();
        cache.put("n", 40L, HOUR);
        assertThat(cache.increment("n", 2)).isEqualTo(OptionalLong.of(42));
        assertThat(cache.increment("n", -50)).isEqualTo(OptionalLong.of(-8));
        assertThat(cache.get("n")).contains(-8L);
        assertThat(left(cache, "n")).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void S21_increment_absentWithAnInitialNumber_isCreatedAndCounts() {
        Cache<Long> cache = cache(Long.class);
        assertThat(cache.increment("n", 5, 1, HOUR)).isEqualTo(1);
        assertThat(cache.increment("n", 5, 1, Duration.ofHours(9))).isEqualTo(6);
        assertThat(cache.get("n")).contains(6L);
        assertThat(left(cache, "n")).isBetween(Duration.ofMinutes(59), HOUR);
        assertThat(cache.increment("forever", -1, Long.MAX_VALUE, Cache.FOREVER))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(cache.increment("forever", -1, 0, HOUR)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(cache.timeToLive("forever")).isEqualTo(TimeToLive.forever());
        assertThat(cache.increment("not stored", 1, 7, Duration.ZERO)).isEqualTo(7);
        assertThat(cache.contains("not stored")).isFalse();
        assertThat(cache.statistics().puts()).isEqualTo(2);
    }

    @Test
    void S21_increment_initialNumberOfAnotherType_isRefused() {
        Cache<Integer> ints = cache(Integer.class);
        assertThat(ints.increment("n", 1, Integer.MAX_VALUE, HOUR)).isEqualTo(Integer.MAX_VALUE);
        assertThat(ints.get("n")).contains(Integer.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> ints.increment("n", 1, 0, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> ints.increment("m", 1, 1L << 31, HOUR));
        Cache<String> texts = cache(String.class);
        assertThatIllegalStateException().isThrownBy(() -> texts.increment("s", 1, 1, HOUR));
        assertThat(texts.contains("s")).isFalse();
        writeRaw("stories:1:list", "RPUSH", "stories:1:list", "foreign");
        assertThatIllegalStateException().isThrownBy(() -> ints.increment("list", 1, 1, HOUR));
    }

    @Test
    void S21_increment_initialNumberWithStaleTime_countsAndExpires() {
        Cache<Object> cache = manager(c -> c.staleFor(HOUR)).cache("stories", Object.class);
        assertThat(cache.increment("n", 2, 40, HOUR)).isEqualTo(40);
        assertThat(cache.increment("n", 2, 40, HOUR)).isEqualTo(42);
        assertThat(cache.get("n")).contains(42L);
        cache.put("n", 5L, Duration.ofMillis(1));
        Awaitility.await().until(() -> cache.get("n").isEmpty());
        assertThat(cache.increment("n", 2, 40, HOUR)).as("only stale").isEqualTo(40);
    }

    @Test
    void S21_increment_beyond53Bits_isExact() {
        Cache<Long> cache = cache(Long.class);
        cache.put("n", Long.MAX_VALUE - 2);
        assertThat(cache.increment("n", 1)).isEqualTo(OptionalLong.of(Long.MAX_VALUE - 1));
    }

    @Test
    void S21_increment_overflow_raisesAndChangesNothing() {
        Cache<Long> cache = cache(Long.class);
        cache.put("n", Long.MAX_VALUE, HOUR);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> cache.increment("n", 1));
        assertThat(cache.get("n")).contains(Long.MAX_VALUE);
        assertThat(left(cache, "n")).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void S21_increment_beyondTheCachesType_raisesAndChangesNothing() {
        Cache<Integer> cache = cache(Integer.class);
        cache.put("n", Integer.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> cache.increment("n", 1));
        assertThat(cache.get("n")).contains(Integer.MAX_VALUE);
        cache.put("n", Integer.MIN_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> cache.increment("n", -1));
        assertThat(cache.increment("n", 1)).isEqualTo(OptionalLong.of(Integer.MIN_VALUE + 1));
    }

    @Test
    void S21_increment_noNumber_raisesAndChangesNothing() {
        Cache<Object> cache = cache(Object.class);
        cache.put("s", "text");
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.increment("s", 1))
                .withMessageContaining("\"s\"");
        assertThat(cache.get("s")).contains("text");
        writeRaw("stories:1:z", "SET", "stories:1:z", "007");
        assertThatIllegalStateException().isThrownBy(() -> cache.increment("z", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3600})
    void S21_increment_intOfACacheOfObjects_isALongFromThenOn(long staleSeconds) {
        Cache<Object> cache =
                manager(c -> c.staleFor(Duration.ofSeconds(staleSeconds))).cache("stories", Object.class);
        for (Object number : List.<Object>of(40, (short) 40, (byte) 40, 40L)) {
            cache.put("n", number, HOUR);
            assertThat(cache.get("n")).contains(number);
            assertThat(cache.increment("n", 2)).isEqualTo(OptionalLong.of(42));
            assertThat(cache.increment("n", -1)).isEqualTo(OptionalLong.of(41));
            assertThat(cache.get("n")).contains(41L);
            assertThat(left(cache, "n")).isBetween(Duration.ofMinutes(59), HOUR);
        }
        cache.put("d", 0.5);
        assertThatIllegalStateException().isThrownBy(() -> cache.increment("d", 1));
        assertThat(cache.get("d")).contains(0.5);
    }

    @Test
    void put_refusedValue_isCountedAndNothingIsStored() {
        Cache<Object> cache = cache(Object.class);
        cache.put("s", "before");
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> cache.put("s", Story.of(1)))
                .withMessageContaining("Story");
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> cache.putAll(Map.of("a", "x", "s", Story.of(1))));
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> cache.putIfAbsent("b", Story.of(1)));
        assertThat(cache.statistics().unserializable()).isEqualTo(3);
        assertThat(cache.get("s")).contains("before");
        assertThat(cache.contains("b")).isFalse();
    }

    @Test
    void S21_increment_withStaleTime_keepsCounting() {
        Cache<Long> cache = manager(c -> c.staleFor(HOUR)).cache("stories", Long.class);
        cache.put("n", 40L, HOUR);
        assertThat(cache.increment("n", 2)).isEqualTo(OptionalLong.of(42));
        assertThat(cache.get("n")).contains(42L);
        assertThat(left(cache, "n")).isBetween(Duration.ofMinutes(59), HOUR);
        cache.put("n", Long.MAX_VALUE, HOUR);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> cache.increment("n", 1));
        assertThat(cache.get("n")).contains(Long.MAX_VALUE);
    }

    @Test
    void S21_increment_manyThreads_loseNothing() throws Exception {
        Cache<Long> cache = cache(Long.class);
        cache.put("n", 0L);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> IntStream.range(0, 200).forEach(j -> cache.increment("n", 1))));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(cache.get("n")).contains(1600L);
    }

    @Test
    void S22_numbers_areDecimalTextInRedis() {
        Cache<Integer> cache = cache(Integer.class);
        writeRaw("stories:1:n", "SET", "stories:1:n", "-17");
        assertThat(cache.get("n")).contains(-17);
        writeRaw("stories:1:n", "SET", "stories:1:n", " 42 ");
        assertThat(cache.get("n")).isEmpty();
        assertThat(cache.contains("n")).isFalse();
    }

    @Test
    void S22_booleansAndEnums_areNoNumbers() {
        Cache<Boolean> flags = cache(Boolean.class);
        flags.put("yes", true);
        assertThat(flags.get("yes")).contains(true);
        assertThatIllegalStateException().isThrownBy(() -> flags.increment("yes", 1));
    }

    @Test
    void S23_withVersion_isApart() {
        Cache<Story> one = cache(Story.class);
        Cache<Story> two = one.withVersion(2);
        one.put("k", Story.of(1));
        two.put("k", Story.of(2));
        assertThat(one.get("k")).contains(Story.of(1));
        assertThat(two.get("k")).contains(Story.of(2));
        assertThat(two.version()).isEqualTo(2);
        assertThat(two.withVersion(1).get("k")).contains(Story.of(1));
        assertThatIllegalArgumentException().isThrownBy(() -> one.withVersion(-1));
    }

    @Test
    void S24_incrementVersion_thousandKeys_allArriveWithTheirTimes() {
        Cache<Story> cache = cache(Story.class);
        Map<String, Story> many = new HashMap<>();
        IntStream.range(0, 1000).forEach(i -> many.put("k" + i, Story.of(i)));
        cache.putAll(many, HOUR);
        many.keySet().forEach(key -> assertThat(cache.incrementVersion(key)).isEqualTo(OptionalInt.of(2)));
        assertThat(cache.withVersion(2).getAll(many.keySet())).isEqualTo(many);
        assertThat(cache.keys("*")).isEmpty();
        assertThat(left(cache.withVersion(2), "k500")).isBetween(Duration.ofMinutes(59), HOUR);
    }

    @Test
    void S24_incrementVersion_otherCases() {
        Cache<Story> cache = cache(Story.class);
        assertThat(cache.incrementVersion("absent")).isEqualTo(OptionalInt.empty());
        cache.put("k", Story.of(1), Cache.FOREVER);
        assertThat(cache.incrementVersion("k", 0)).isEqualTo(OptionalInt.of(1));
        assertThat(cache.get("k")).contains(Story.of(1));
        assertThat(cache.incrementVersion("k", -1)).isEqualTo(OptionalInt.of(0));
        assertThat(cache.withVersion(0).timeToLive("k")).isEqualTo(TimeToLive.forever());
        assertThatIllegalArgumentException().isThrownBy(() -> cache.incrementVersion("k", -2));
    }

    @Test
    void S25_contains_presentAndAbsent() {
        Cache<Story> cache = cache(Story.class);
        assertThat(cache.contains("k")).isFalse();
        cache.put("k", Story.of(1));
        assertThat(cache.contains("k")).isTrue();
        assertThat(cache.statistics().hits() + cache.statistics().misses()).isZero();
    }

    @Test
    void S26_timeToLive_hasThreeOutcomes() {
        Cache<Story> cache = cache(Story.class);
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.absent());
        cache.put("k", Story.of(1), Duration.ofMillis(60_400));
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(50), Duration.ofMillis(60_400));
        cache.put("k", Story.of(1), Cache.FOREVER);
        assertThat(cache.timeToLive("k").isForever()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void S27_touch_givesANewTime(boolean stale) {
        Cache<Story> cache = manager(c -> stale ? c.staleFor(HOUR) : c).cache("stories", Story.class);
        assertThat(cache.touch("k")).isFalse();
        cache.put("k", Story.of(1), HOUR);
        assertThat(cache.touch("k")).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
        assertThat(cache.touch("k", HOUR)).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofMinutes(59), HOUR);
        assertThat(cache.touch("k", Cache.FOREVER)).isTrue();
        assertThat(cache.timeToLive("k").isForever()).isTrue();
        assertThat(cache.touch("k", HOUR)).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofMinutes(59), HOUR);
        assertThat(cache.get("k")).contains(Story.of(1));
        assertThat(cache.touch("k", Duration.ZERO)).isTrue();
        assertThat(cache.contains("k")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void S28_persist_takesTheTimeAway(boolean stale) {
        Cache<Story> cache = manager(c -> stale ? c.staleFor(HOUR) : c).cache("stories", Story.class);
        assertThat(cache.persist("k")).isFalse();
        cache.put("k", Story.of(1), HOUR);
        assertThat(cache.persist("k")).isTrue();
        assertThat(cache.persist("k")).isFalse();
        assertThat(cache.timeToLive("k").isForever()).isTrue();
        assertThat(cache.get("k")).contains(Story.of(1));
    }

    @Test
    void S29_invalidatePattern_removesWhatMatchesAndCounts() {
        Cache<Story> cache = cache(Story.class);
        Map<String, Story> many = new HashMap<>();
        IntStream.range(0, 2500).forEach(i -> many.put("list:" + i, Story.of(i)));
        cache.putAll(many);
        cache.put("other", Story.of(1));
        assertThat(cache.invalidatePattern("list:*")).isEqualTo(2500);
        // Redis shrinks its table now, and lists a key twice if that happens between two pages.
        assertThat(cache.keys("*").distinct()).containsExactly("other");
    }

    @ParameterizedTest
    @CsvSource({
        "a*c, abc|ac|a:c, ab|bac",
        "a?c, abc|a*c, ac|abbc",
        "a[xy]c, axc|ayc, azc|ac",
        "a[^x]c, ayc, axc",
        "a[b-d]c, abc|adc, aec",
        "a\\*c, a*c, abc",
        "a\\[x], a[x], ax"
    })
    void S30_invalidatePattern_globRules_areRediss(String glob, String matching, String others) {
        Cache<String> cache = cache(String.class);
        for (String key : (matching + "|" + others).split("\\|")) {
            cache.put(key, key);
        }
        assertThat(cache.keys(glob)).containsExactlyInAnyOrder(matching.split("\\|"));
        assertThat(cache.invalidatePattern(glob)).isEqualTo(matching.split("\\|").length);
        assertThat(cache.keys("*")).containsExactlyInAnyOrder(others.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "?", "[ab]", "\\", "a\\", "[", "]", "^", "a-b", "[^a]", "\\*"})
    void S30_escape_anyLiteral_matchesItselfAlone(String literal) {
        Cache<String> cache = cache(String.class);
        cache.put(literal, "it");
        cache.put("bystander", "x");
        cache.put("a", "x");
        assertThat(cache.invalidatePattern(Globs.escape(literal))).isEqualTo(1);
        assertThat(cache.keys("*")).containsExactlyInAnyOrder("a", "bystander");
    }

    @Test
    void S30_invalidatePattern_globCharactersInThePrefix_doNotAct() {
        Cache<String> odd = manager(c -> c.keyPrefix("p*")).cache("stories", String.class);
        Cache<String> victim = manager(c -> c.keyPrefix("pq")).cache("stories", String.class);
        odd.put("k", "x");
        victim.put("k", "x");
        assertThat(odd.invalidatePattern("*")).isEqualTo(1);
        odd.put("k", "x");
        assertThat(odd.clearAllVersions()).isEqualTo(1);
        assertThat(victim.contains("k")).isTrue();
    }

    @Test
    void S31_clear_isThisCacheAndVersionAlone() {
        Cache<String> app = manager(c -> c.keyPrefix("app")).cache("stories", String.class);
        Cache<String> appOne = manager(c -> c.keyPrefix("app:1")).cache("stories", String.class);
        app.put("k", "x");
        app.withVersion(11).put("k", "x");
        appOne.put("k", "x");
        assertThat(app.clear()).isEqualTo(1);
        assertThat(app.withVersion(11).contains("k")).isTrue();
        assertThat(appOne.contains("k")).isTrue();
        app.put("1:k", "y");
        assertThat(appOne.clear()).isEqualTo(1);
        assertThat(app.get("1:k")).contains("y");
    }

    @Test
    void S32_clearAllVersions_leavesForeignKeysAndLocks() {
        Cache<String> cache = cache(String.class);
        cache.put("k", "x");
        cache.withVersion(9).put("k", "x");
        writeRaw("session:1", "SET", "session:1", "foreign");
        writeRaw("stories", "SET", "stories", "foreign");
        writeRaw("stories:x:k", "SET", "stories:x:k", "foreign");
        try (CacheLock lock = cache.lock("l", HOUR)) {
            assertThat(cache.clearAllVersions()).isEqualTo(2);
            assertThat(cache.tryLock("l", HOUR))
                    .as("lock still held by %s", lock)
                    .isEmpty();
        }
        assertThat(existsRaw("session:1")).isTrue();
        assertThat(existsRaw("stories")).isTrue();
        assertThat(existsRaw("stories:x:k")).isTrue();
    }

    @Test
    void S41_lock_excludesAndGrows() {
        Cache<String> cache = cache(String.class);
        CacheLock first = cache.lock("job", HOUR);
        assertThat(first.key()).isEqualTo("job");
        assertThat(cache.tryLock("job", HOUR)).isEmpty();
        assertThatExceptionOfType(CacheLockTimeoutException.class)
                .isThrownBy(() -> cache.lock("job", Duration.ofMillis(80)));
        first.close();
        Optional<CacheLock> second = cache.tryLock("job", HOUR);
        assertThat(second).isPresent();
        assertThat(second.get().fencingToken()).isGreaterThan(first.fencingToken());
        first.close();
        assertThat(cache.tryLock("job", HOUR))
                .as("not released by its former owner")
                .isEmpty();
        second.get().close();
    }

    @Test
    void S41_lock_leaseRunsOut_isFreeAgain() {
        Cache<String> cache = cache(String.class);
        CacheLock crashed = cache.lock("job", Duration.ofMillis(50));
        CacheLock next = cache.lock("job", HOUR);
        assertThat(next.fencingToken()).isGreaterThan(crashed.fencingToken());
        crashed.close();
        assertThat(cache.tryLock("job", HOUR)).isEmpty();
    }

    @Test
    void S41_lock_waitIsApartFromTheLease() {
        Cache<String> cache = cache(String.class);
        try (CacheLock held = cache.lock("job", HOUR, Duration.ZERO)) {
            assertThatExceptionOfType(CacheLockTimeoutException.class)
                    .isThrownBy(() -> cache.lock("job", HOUR, Duration.ZERO))
                    .withMessageContaining(held.key());
            assertThatExceptionOfType(CacheLockTimeoutException.class)
                    .isThrownBy(() -> cache.lock("job", HOUR, Duration.ofMillis(80)));
            assertThatIllegalArgumentException().isThrownBy(() -> cache.lock("job", HOUR, Duration.ofMillis(-1)));
            assertThatIllegalArgumentException().isThrownBy(() -> cache.lock("job", Duration.ZERO, HOUR));
        }
        CacheLock brief = cache.lock("job", Duration.ofMillis(50), HOUR);
        try (CacheLock next = cache.lock("job", HOUR, Cache.FOREVER)) {
            assertThat(next.fencingToken()).isGreaterThan(brief.fencingToken());
        }
    }

    @Test
    void S41_extend_heldAndNot() {
        Cache<String> cache = cache(String.class);
        CacheLock lock = cache.lock("job", Duration.ofSeconds(20));
        long token = lock.fencingToken();
        assertThat(lock.extend(HOUR)).isTrue();
        assertThat(lock.fencingToken()).isEqualTo(token);
        assertThat(millisLeft("stories:1#lock:job"))
                .isGreaterThan(Duration.ofMinutes(59).toMillis());
        assertThat(lock.extend(Duration.ofMillis(1))).isTrue();
        CacheLock next = cache.lock("job", HOUR);
        assertThat(next.fencingToken()).isGreaterThan(token);
        assertThat(lock.extend(HOUR)).as("another holds it").isFalse();
        lock.close();
        assertThat(next.extend(HOUR)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> next.extend(Duration.ZERO));
        next.close();
        assertThat(next.extend(HOUR)).as("closed").isFalse();
        assertThat(cache.tryLock("job", HOUR)).isPresent();
    }

    @Test
    void S41_lock_released_leavesNoKeyOfItsOwn() {
        Cache<String> cache = cache(String.class);
        long last = 0;
        for (int i = 0; i < 200; i++) {
            try (CacheLock lock = cache.lock("l" + i % 20, HOUR)) {
                assertThat(existsRaw("stories:1#lock:l" + i % 20)).isTrue();
                assertThat(lock.fencingToken()).isPositive();
                last = lock.fencingToken();
            }
            assertThat(existsRaw("stories:1#lock:l" + i % 20)).isFalse();
        }
        assertThat(cache.clearAllVersions()).isZero();
        try (CacheLock lock = cache.lock("l19", HOUR)) {
            assertThat(lock.fencingToken()).isGreaterThan(last);
        }
    }

    private long millisLeft(String physicalKey) {
        return Long.parseLong(servers().masterOf(physicalKey).command("PTTL", physicalKey));
    }

    @Test
    void S41_lock_isApartFromValuesAndOtherCaches() {
        Cache<String> cache = cache(String.class);
        Cache<String> other = manager(c -> c.keyPrefix("other")).cache("stories", String.class);
        CacheLock lock = cache.lock("k", HOUR);
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.keys("*")).isEmpty();
        assertThat(other.tryLock("k", HOUR)).isPresent();
        assertThat(cache.invalidate("k")).isFalse();
        assertThat(cache.tryLock("k", HOUR)).isEmpty();
        lock.close();
    }

    @Test
    void S42_reserialize_otherSerializerAndCompressor_rewritesEveryEntry() {
        Cache<Story> json = cache(Story.class);
        IntStream.range(0, 250).forEach(i -> json.put("k" + i, Story.of(i), HOUR));
        json.withVersion(4).put("v4", Story.of(4), Cache.FOREVER);
        writeRaw("stories:1:foreign", "SET", "stories:1:foreign", "foreign");
        writeRaw("stories:1:list", "RPUSH", "stories:1:list", "foreign");
        Cache<Story> binary = manager(c -> c.serializer("binary")
                        .serializerAccepts("json")
                        .compressor("zlib")
                        .compressorMinSize(0))
                .cache("stories", Story.class);
        List<Long> progress = new ArrayList<>();
        assertThat(binary.reserialize(progress::add)).isEqualTo(251);
        assertThat(progress).isSorted().last().isEqualTo(253L);
        assertThat(binary.reserialize()).isZero();
        assertThat(json.get("k3")).as("json alone no longer reads it").isEmpty();
        assertThat(binary.get("k3")).contains(Story.of(3));
        assertThat(left(binary, "k3")).isBetween(Duration.ofMinutes(59), HOUR);
        assertThat(binary.withVersion(4).timeToLive("v4").isForever()).isTrue();
        assertThat(existsRaw("stories:1:foreign")).isTrue();
        assertThat(existsRaw("stories:1:list")).isTrue();
    }

    @Test
    void S45_twoCachesOfOneManager_areApart() {
        Cache<Story> stories = cache(Story.class);
        Cache<Story> other = manager(c -> c.keyPrefix("others")).cache("stories", Story.class);
        stories.put("k", Story.of(1));
        assertThat(other.contains("k")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "blank and\nnewline",
                "\u0000\u0001",
                "äöü",
                "漢字",
                "\uD83D\uDE00",
                "a:b:c",
                "{tag}",
                "#lock:x"
            })
    void S48_keysAndValues_anyUnicode_comeBack(String text) {
        Cache<String> cache = cache(String.class);
        cache.put(text, text);
        assertThat(cache.get(text)).contains(text);
        assertThat(cache.keys("*")).containsExactly(text);
        assertThat(cache.invalidate(text)).isTrue();
    }

    @Test
    void S48_bytes_comeBackAsTheyAre() {
        Cache<byte[]> cache = cache(byte[].class);
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        cache.put("b", all);
        cache.put("empty", new byte[0]);
        assertThat(cache.get("b").orElseThrow()).isEqualTo(all);
        assertThat(cache.get("empty").orElseThrow()).isEmpty();
    }

    @Test
    void S49_genericTypes_comeBackAsDeclared() {
        CacheManager manager = manager(c -> c);
        Cache<Map<String, List<Story>>> cache = manager.cache("stories", new TypeRef<Map<String, List<Story>>>() {});
        cache.put("m", Map.of("a", List.of(Story.of(1), Story.of(2))));
        assertThat(cache.get("m").orElseThrow().get("a").get(1).published()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void keys_manyKeys_areListedLazily() {
        Cache<String> cache = cache(String.class);
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, 3000).forEach(i -> many.put("k" + i, "x"));
        cache.putAll(many);
        assertThat(cache.keys("*").distinct().count()).isEqualTo(3000);
        assertThat(cache.keys("k*").limit(3)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "put", "invalidate", "lock", "load"})
    void badKeys_areRefusedByEveryOperation(String operation) {
        Cache<String> cache = cache(String.class);
        for (String key : List.of("", "x".repeat((1 << 20) + 1), "\uDC00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> {
                switch (operation) {
                    case "get" -> cache.getAll(List.of("fine", key));
                    case "put" -> cache.putAll(Map.of("fine", "x", key, "x"));
                    case "invalidate" -> cache.invalidateAll(List.of("fine", key));
                    case "lock" -> cache.tryLock(key, HOUR);
                    default -> cache.getOrLoad(key, () -> "x");
                }
            });
        }
        assertThat(cache.keys("*")).isEmpty();
    }

    @Test
    void nullKeyAndType_areRefused() {
        CacheManager manager = manager(c -> c);
        assertThatThrownBy(() -> manager.cache("stories", String.class).get(null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> manager.cache("stories", (Class<String>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.cache("nope", String.class))
                .withMessageContaining("nope")
                .withMessageContaining("stories");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.cache("stories", new TypeRef<List<?>>() {}))
                .withMessageContaining("wildcards");
    }

    private static Duration left(Cache<?> cache, String key) {
        return cache.timeToLive(key).left().orElseThrow();
    }
}
