package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.config.LoadConfig;
import io.github.cdirediscache.testing.RedisServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.awaitility.Awaitility;

/**
 * Whatever stands in Redis, nobody waits for a load that nobody runs, and what is loaded is stored. Callers would wait for
 * half a minute.
 */
class HostileEntryTest {

    private static final String KEY = "stories:1:k";
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final long LEASE =
            LoadConfig.LEASE.defaultValue().orElseThrow().toMillis();

    private static final int LEASED = 2;
    private static final int SOFT = 4;
    private static final int TIMED = 8;
    private static final int PLACEHOLDER = 16;

    private static RedisServer server;
    private static TestCaches caches;
    private static Cache<Object> cache;

    @BeforeContainer
    static void open() {
        server = RedisServer.start();
        caches = new TestCaches(server);
        cache = caches.cache(Object.class, config -> config.loadWait(WAIT));
    }

    @AfterContainer
    static void close() {
        caches.close();
        server.close();
    }

    /** What stands at a key, and its time to live in ms; 0 for no end. */
    private record Stored(byte[] bytes, long millis) {

        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes) + ", " + millis + " ms";
        }
    }

    private static void write(Stored stored) {
        server.command(
                "EVAL",
                "local bytes = string.gsub(ARGV[1], '..', function(d) return string.char(tonumber(d, 16)) end)"
                        + " redis.call('SET', KEYS[1], bytes)"
                        + " if ARGV[2] ~= '0' then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end",
                "1",
                KEY,
                HexFormat.of().formatHex(stored.bytes),
                Long.toString(stored.millis));
    }

    private static void assertNobodyWaits(Stored stored) {
        AtomicInteger loads = new AtomicInteger();
        write(stored);
        long begin = System.nanoTime();
        Object given = cache.getOrLoad("k", () -> "v" + loads.incrementAndGet());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WAIT.dividedBy(3));
        assertThat(cache.getOrLoad("k", () -> "v" + loads.incrementAndGet())).isEqualTo(given);
        assertThat(loads).as("loads of what is stored").hasValueLessThanOrEqualTo(1);
        assertThat(cache.lookup("k").present()).isTrue();
    }

    private static byte[] placeholder(long leasedUntil) {
        return ByteBuffer.allocate(27)
                .put(new byte[] {(byte) 0xCA, 1, LEASED | PLACEHOLDER})
                .putLong(1)
                .putLong(2)
                .putLong(leasedUntil)
                .array();
    }

    @Example
    void getOrLoad_leaseThatNobodyIsGiven_isNoLease() {
        long now = System.currentTimeMillis();
        for (long until : List.of(
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -1L,
                0L,
                (1L << 53) + 1,
                4_102_444_800_000L,
                now + Duration.ofDays(1).toMillis(),
                now + LoadOptions.LONGEST_LEASE.toMillis(),
                now + 2 * LEASE + 1_000)) {
            assertNobodyWaits(new Stored(placeholder(until), 0));
            assertNobodyWaits(new Stored(placeholder(until), Duration.ofDays(1).toMillis()));
        }
    }

    @Example
    void getOrLoad_placeholderWithoutAnEnd_isNoLease() {
        assertNobodyWaits(new Stored(placeholder(System.currentTimeMillis() + LEASE / 2), 0));
    }

    /** Somebody took the time to live of a placeholder away: the load that it belongs to gives it a new one. */
    @Example
    void getOrLoad_placeholderIsMadePersistentWhileItsLoaderRuns_isRepaired() {
        Cache<Object> brief = caches.cache(Object.class, config -> config.lease(Duration.ofSeconds(3)));
        server.command("DEL", KEY);
        assertThat(brief.getOrLoad("k", () -> {
                    assertThat(server.command("PERSIST", KEY)).isEqualTo("1");
                    Awaitility.await().until(() -> Long.parseLong(server.command("PTTL", KEY)) > 0);
                    return "v";
                }))
                .isEqualTo("v");
        assertThat(brief.get("k")).contains("v");
    }

    @Property(tries = 1000)
    void getOrLoad_anyHeader_doesNotWaitAndStores(@ForAll("entries") Stored stored) {
        assertNobodyWaits(stored);
    }

    @Provide
    Arbitrary<Stored> entries() {
        Arbitrary<byte[]> rest = Arbitraries.bytes().array(byte[].class).ofMaxSize(30);
        Arbitrary<Byte> version =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just((byte) 1)), Tuple.of(1, Arbitraries.bytes()));
        Arbitrary<Integer> flags = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 63)),
                Tuple.of(1, Arbitraries.integers().between(0, 255)));
        Arbitrary<Long> millis = Arbitraries.of(0L, 0L, 60_000L, 100_000_000L);
        return Combinators.combine(version, flags, moments(), moments(), Arbitraries.longs(), rest, millis)
                .as(HostileEntryTest::entry)
                .filter(stored -> !isHeld(stored));
    }

    private static Arbitrary<Long> moments() {
        long now = System.currentTimeMillis();
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, -(1L << 53)),
                Arbitraries.longs().between(now - 10 * LEASE, now + 10 * LEASE));
    }

    private static Stored entry(
            byte version, int flags, long soft, long leasedUntil, long token, byte[] rest, long millis) {
        ByteBuffer entry =
                ByteBuffer.allocate(100).put((byte) 0xCA).put(version).put((byte) flags);
        if ((flags & SOFT) != 0) {
            entry.putLong(soft);
        }
        if ((flags & TIMED) != 0) {
            entry.putInt((int) token);
        }
        if ((flags & LEASED) != 0) {
            entry.putLong(token).putLong(token).putLong(leasedUntil);
        }
        entry.put(rest);
        byte[] bytes = new byte[entry.position()];
        entry.flip().get(bytes);
        return new Stored(bytes, millis);
    }

    /** What a load may really have written, and may still give back. */
    private static boolean isHeld(Stored stored) {
        int flags = stored.bytes[2];
        if ((flags & LEASED) == 0) {
            return false;
        }
        int at = 3 + ((flags & SOFT) == 0 ? 0 : 8) + ((flags & TIMED) == 0 ? 0 : 4) + 16;
        long left = ByteBuffer.wrap(stored.bytes).getLong(at) - System.currentTimeMillis();
        boolean isLease = left > -1_000 && left < 2 * LEASE + 1_000;
        return isLease && ((flags & PLACEHOLDER) == 0 || stored.millis > 0);
    }
}
