package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The operations of a cache by their names, each with a check of its outcome. */
final class AclOperations {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Also how long to wait for a lock that could not be given back. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Map<String, Runnable> all = new LinkedHashMap<>();
    private final Cache<String> texts;
    private final Cache<Long> numbers;

    /**
     * Operations on one cache.
     *
     * @param name its name; its values may be stale for a while, or not
     */
    private AclOperations(CacheManager manager, String name) {
        this.texts = manager.cache(name, String.class);
        this.numbers = manager.cache(name, Long.class);
    }

    /** Those that only read. An owner has stored {@code there}. */
    static AclOperations reading(CacheManager manager, String name) {
        AclOperations reading = new AclOperations(manager, name);
        reading.read();
        return reading;
    }

    static AclOperations changing(CacheManager manager, String name) {
        AclOperations changing = new AclOperations(manager, name);
        changing.add("put", () -> changing.texts.put("there", "1"));
        changing.add("put for a while", () -> changing.texts.put("there", "1", HOUR));
        changing.read();
        changing.write();
        changing.load();
        changing.sweep();
        return changing;
    }

    static AclOperations locking(CacheManager manager, String name) {
        AclOperations locking = new AclOperations(manager, name);
        locking.add("lock", () -> {
            CacheLock lock = locking.texts.lock("l", SHORT, SHORT);
            assertThat(locking.texts.tryLock("l", SHORT)).isEmpty();
            assertThat(lock.extend(SHORT)).isTrue();
            lock.close();
        });
        locking.add(
                "tryLock", () -> locking.texts.tryLock("l", SHORT).orElseThrow().close());
        return locking;
    }

    private void read() {
        add("get", () -> assertThat(texts.get("there")).contains("1"));
        add("lookup", () -> assertThat(texts.lookup("there").present()).isTrue());
        add("getAll", () -> assertThat(texts.getAll(List.of("there", "absent"))).hasSize(1));
        add("contains", () -> assertThat(texts.contains("there")).isTrue());
        add("keys", () -> assertThat(texts.keys("*")).contains("there"));
        add("timeToLive", () -> assertThat(texts.timeToLive("there").present()).isTrue());
    }

    private void write() {
        add("putAll", () -> texts.putAll(Map.of("a", "1", "b", "2")));
        add("putIfAbsent", () -> assertThat(texts.putIfAbsent("c", "3")).isTrue());
        add("touch", () -> assertThat(texts.touch("c", HOUR)).isTrue());
        add("touch for ever", () -> assertThat(texts.touch("a", Cache.FOREVER)).isTrue());
        add("persist", () -> assertThat(texts.persist("b")).isTrue());
        add("persist a number", () -> {
            numbers.put("n", 1L, HOUR);
            assertThat(numbers.persist("n")).isTrue();
        });
        add("increment", () -> assertThat(numbers.increment("n", 2)).hasValue(3));
        add(
                "increment nothing",
                () -> assertThat(numbers.increment("absent", 2)).isEmpty());
        add(
                "increment to create",
                () -> assertThat(numbers.increment("new", 2, 5, HOUR)).isEqualTo(5));
        add("incrementVersion", () -> assertThat(texts.incrementVersion("c")).hasValue(2));
        add("invalidate", () -> assertThat(texts.invalidate("a")).isTrue());
        add("invalidate nothing", () -> assertThat(texts.invalidate("absent")).isFalse());
        add(
                "invalidateAll",
                () -> assertThat(texts.invalidateAll(List.of("b", "x"))).isOne());
    }

    private void load() {
        add("getOrLoad", () -> {
            assertThat(texts.getOrLoad("loaded", () -> "new")).isEqualTo("new");
            assertThat(texts.get("loaded")).contains("new");
        });
        add(
                "getOrLoad fails",
                () -> assertThatIllegalStateException()
                        .isThrownBy(() -> texts.getOrLoad("failing", () -> {
                            throw new IllegalStateException("no value today");
                        })));
    }

    private void sweep() {
        add("reserialize", () -> assertThat(texts.reserialize()).isZero());
        add(
                "invalidatePattern",
                () -> assertThat(texts.invalidatePattern("there*")).isOne());
        add("clear", () -> assertThat(texts.clear()).isPositive());
        add("clearAllVersions", () -> assertThat(texts.clearAllVersions()).isOne());
    }

    private void add(String name, Runnable operation) {
        all.put(name, operation);
    }

    /** Runs them all, and gives the names and messages of those that failed. */
    Map<String, String> failures() {
        Map<String, String> failures = new LinkedHashMap<>();
        all.forEach((name, operation) -> {
            try {
                operation.run();
            } catch (RuntimeException | AssertionError failure) {
                failures.put(texts.name() + ": " + name, String.valueOf(failure.getMessage()));
            }
        });
        if (failures.isEmpty() && texts.statistics().failures() > 0) {
            failures.put(texts.name() + ": statistics", new TreeSet<>(all.keySet()).toString());
        }
        return failures;
    }
}
