package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Processes that load, change and invalidate keys in an order that a seed decides. A loader reads the version of its key in
 * a database when it begins; so each value tells when its load began.
 */
final class Simulation {

    private static final List<String> KEYS = List.of("a", "b");
    private static final LoadOptions PLAIN = LoadScene.OPTIONS.withLoadWait(Cache.FOREVER);
    private static final LoadOptions STALE =
            PLAIN.withTimeToLive(Duration.ofSeconds(4)).withStaleFor(Duration.ofSeconds(8));
    private static final LoadOptions EARLY =
            PLAIN.withTimeToLive(Duration.ofSeconds(4)).withEarlyRefresh(1);

    private final Style style;
    private final Random random;
    private final FakeTime time = new FakeTime();
    private final Entries entries = new Entries(time);
    private final List<Process> processes;
    private final Map<String, AtomicInteger> database = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> loadsOfVersion = new ConcurrentHashMap<>();
    private final List<Load> running = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    Simulation(Style style, long seed) {
        this.style = style;
        this.random = new Random(seed);
        Chance chance = new RandomChance(seed);
        this.processes = IntStream.range(0, 3)
                .mapToObj(i -> new Process(entries, time, chance))
                .toList();
        KEYS.forEach(key -> database.put(key, new AtomicInteger()));
    }

    /** A call: what it was given is not older than this version. */
    private record Asked(String key, int version, CompletableFuture<String> answer) {}

    /** A loader that runs. */
    private record Load(String key, int version, Source source) {}

    /** Calls, ends of loaders, changes and time, in any order. */
    Simulation quiet(int steps) {
        for (int i = 0; i < steps; i++) {
            quietStep(PLAIN);
        }
        return this;
    }

    /** The same, and loaders that fail, renewals, stores and releases that are lost, and values that expire. */
    Simulation rough(int steps) {
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(8)) {
                case 0 -> any(running).ifPresent(load -> end(load, false));
                case 1 -> any(processes).ifPresent(process -> process.leases.lose(Step.RENEW, 1 + random.nextInt(4)));
                case 2 -> any(processes).ifPresent(process -> process.leases.lose(Step.STORE, 1));
                case 3 -> any(processes).ifPresent(process -> process.leases.lose(Step.RELEASE, 1));
                default -> quietStep(List.of(PLAIN, STALE, EARLY).get(random.nextInt(3)));
            }
        }
        return this;
    }

    private void quietStep(LoadOptions options) {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        Process process = processes.get(random.nextInt(processes.size()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> ask(process, key, options);
            case 3, 4 -> any(running).ifPresent(load -> end(load, true));
            case 5 -> change(process, key);
            default -> time.advance(random.nextInt(2_000));
        }
    }

    private <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(random.nextInt(choices.size())));
    }

    private void ask(Process process, String key, LoadOptions options) {
        int version = database.get(key).get();
        Source source = new Source(time);
        source.beginsWith(() -> begun(key, source));
        asked.add(new Asked(key, version, style.call(time, process, key, source, options)));
    }

    private void begun(String key, Source source) {
        int version = database.get(key).get();
        loadsOfVersion
                .computeIfAbsent(key + "@" + version, first -> new AtomicInteger())
                .incrementAndGet();
        running.add(new Load(key, version, source));
    }

    private void end(Load load, boolean isWell) {
        running.remove(load);
        if (isWell) {
            load.source.gives(load.key + "@" + load.version);
        } else {
            load.source.fails(new IllegalStateException("boom"));
        }
    }

    private void change(Process process, String key) {
        database.get(key).incrementAndGet();
        process.invalidate(key);
    }

    /** Lets everything end. */
    Simulation end() {
        for (int i = 0; i < 100 && asked.stream().anyMatch(call -> !call.answer.isDone()); i++) {
            running.forEach(load -> end(load, true));
            time.advance(LoadScene.LEASE.toMillis());
        }
        running.forEach(load -> end(load, true));
        time.advance(LoadScene.LEASE.toMillis());
        return this;
    }

    void assertAllAreServed() {
        assertThat(asked).allSatisfy(call -> assertThat(call.answer).isDone());
        assertThat(time.waiting()).isZero();
        assertThat(time.repeating()).isZero();
        assertThat(entries.held()).isZero();
    }

    /** Nobody is given what was loaded before an invalidation that had ended when it asked. */
    void assertNobodyIsServedAnOutdatedValue() {
        assertThat(asked)
                .filteredOn(call -> !call.answer.isCompletedExceptionally())
                .allSatisfy(call -> {
                    String[] value = call.answer.join().split("@");
                    assertThat(value[0]).isEqualTo(call.key);
                    assertThat(Integer.parseInt(value[1])).isGreaterThanOrEqualTo(call.version);
                });
    }

    void assertNothingIsLoadedTwice() {
        assertThat(loadsOfVersion)
                .allSatisfy((version, loads) -> assertThat(loads).hasValue(1));
        assertThat(loadsOfVersion).isNotEmpty();
    }

    /** The same chances for the same seed. */
    private static final class RandomChance implements Chance {

        private final Random random;

        RandomChance(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public double fraction() {
            return random.nextDouble();
        }

        @Override
        public UUID id() {
            return new UUID(random.nextLong(), random.nextLong());
        }
    }
}
