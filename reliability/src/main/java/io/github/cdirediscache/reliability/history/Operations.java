package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.reliability.history.Recorder.Answer;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Operations of one thread, by chance. */
final class Operations {

    private static final int LOCKS = 4;
    private static final int COUNTERS = 8;
    private static final int SEVERAL = 5;
    private static final long LONGEST_HOLD_NANOS = 5_000_000;

    private final Caches caches;
    private final Keys keys;
    private final Recorder recorder;
    private final Loaders loaders;
    private final Duration lockLease;
    private final LongSupplier epoch;
    private final Random random;
    private final Interrupts interrupts = new Interrupts();

    Operations(
            Caches caches,
            Keys keys,
            Recorder recorder,
            Loaders loaders,
            Duration lockLease,
            LongSupplier epoch,
            Random random) {
        this.caches = caches;
        this.keys = keys;
        this.recorder = recorder;
        this.loaders = loaders;
        this.lockLease = lockLease;
        this.epoch = epoch;
        this.random = random;
    }

    /** Of calls that wait for other callers. */
    Interrupts interrupts() {
        return interrupts;
    }

    void run(Op op) {
        switch (op) {
            case GET, LOOKUP, CONTAINS, TIME_TO_LIVE -> read(op);
            case GET_OR_LOAD -> getOrLoad();
            case GET_ALL -> getAll();
            case PUT, PUT_ALL, PUT_IF_ABSENT, TOUCH -> write(op);
            case INVALIDATE, INVALIDATE_ALL, INVALIDATE_PATTERN, CLEAR -> remove(op);
            case INCREMENT -> increment();
            case LOCK, TRY_LOCK -> lock(op);
            case GET_OR_LOAD_ASYNC, UNLOCK, LOADER, HELD, SETTLED, STALL ->
                throw new IllegalArgumentException(op.name());
        }
    }

    private void read(Op op) {
        int key = random.nextInt(keys.count());
        String name = keys.name(key);
        Cache<Stamp> values = caches.values();
        recorder.call(op, List.of(key), () -> switch (op) {
            case GET -> Answer.found(key, values.get(name).orElse(null));
            case LOOKUP -> Answer.found(key, values.lookup(name).value());
            case CONTAINS -> Answer.doneIf(values.contains(name));
            case TIME_TO_LIVE -> Answer.doneIf(values.timeToLive(name).present());
            default -> throw new IllegalArgumentException(op.name());
        });
    }

    private void getOrLoad() {
        int key = random.nextInt(keys.count());
        recorder.call(Op.GET_OR_LOAD, List.of(key), interrupts, () -> {
            long at = System.nanoTime();
            return Answer.found(key, caches.values().getOrLoad(keys.name(key), () -> loaders.load(key, at)));
        });
    }

    private void getAll() {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        several().forEach(key -> wanted.put(keys.name(key), key));
        recorder.call(Op.GET_ALL, List.copyOf(wanted.values()), () -> {
            long at = System.nanoTime();
            Map<Integer, Stamp> found = new HashMap<>();
            caches.values().getAll(wanted.keySet()).forEach((name, value) -> {
                Integer key = wanted.get(name);
                if (key == null) {
                    recorder.note(Op.GET_ALL, Outcome.UNASKED, Call.NONE, at, System.nanoTime(), 0, 0);
                } else if (value != null) {
                    found.put(key, value);
                }
            });
            return Answer.found(found);
        });
    }

    private void write(Op op) {
        int key = random.nextInt(keys.count());
        String name = keys.name(key);
        Cache<Stamp> values = caches.values();
        if (op == Op.TOUCH) {
            recorder.call(op, List.of(key), () -> Answer.doneIf(values.touch(name)));
            return;
        }
        if (op == Op.PUT_ALL) {
            putAll();
            return;
        }
        Stamp value = loaders.stamp(key);
        write(op, Map.of(key, value), () -> {
            if (op == Op.PUT_IF_ABSENT) {
                return values.putIfAbsent(name, value);
            }
            values.put(name, value);
            return true;
        });
    }

    private void putAll() {
        Map<Integer, Stamp> values = new LinkedHashMap<>();
        Map<String, Stamp> named = new LinkedHashMap<>();
        for (int key : several()) {
            Stamp value = loaders.stamp(key);
            values.put(key, value);
            named.put(keys.name(key), value);
        }
        write(Op.PUT_ALL, values, () -> {
            caches.values().putAll(named);
            return true;
        });
    }

    /** The record names the value also if the call fails: it may have been stored. */
    private void write(Op op, Map<Integer, Stamp> values, Write write) {
        Recorder.Begun begun = recorder.begin();
        Outcome outcome;
        try {
            outcome = write.isDone() ? Outcome.DONE : Outcome.NOTHING;
        } catch (RuntimeException | Error failure) {
            outcome = recorder.failed(op, failure).outcome();
        }
        recorder.end(op, List.copyOf(values.keySet()), begun, new Answer(outcome, values, 0, 0));
    }

    private void remove(Op op) {
        Cache<Stamp> values = caches.values();
        switch (op) {
            case INVALIDATE -> {
                int key = random.nextInt(keys.count());
                recorder.call(op, List.of(key), () -> Answer.of(done(values.invalidate(keys.name(key)))));
            }
            case INVALIDATE_ALL -> {
                List<Integer> some = several();
                List<String> names = some.stream().map(keys::name).toList();
                recorder.call(op, some, () -> Answer.of(done(values.invalidateAll(names))));
            }
            case INVALIDATE_PATTERN -> {
                int group = random.nextInt(keys.groups());
                recorder.call(op, keys.of(group), () -> Answer.of(done(values.invalidatePattern(keys.pattern(group)))));
            }
            default -> recorder.call(op, List.of(Call.ALL), () -> Answer.of(done(values.clear())));
        }
    }

    private static Outcome done(Object howMuch) {
        return howMuch.equals(false) ? Outcome.NOTHING : Outcome.DONE;
    }

    private List<Integer> several() {
        List<Integer> some = new ArrayList<>();
        int first = random.nextInt(keys.count());
        int step = 1 + random.nextInt(SEVERAL);
        for (int i = 0; i < SEVERAL; i++) {
            some.add((first + i * step) % keys.count());
        }
        return some.stream().distinct().toList();
    }

    private void increment() {
        int counter = random.nextInt(COUNTERS);
        long now = epoch.getAsLong();
        String name = "c" + counter + ":" + now;
        recorder.call(Op.INCREMENT, List.of(counter), () -> {
            try {
                return new Answer(
                        Outcome.DONE, Map.of(), caches.counters().increment(name, 1, 1, Duration.ofHours(1)), now);
            } catch (RuntimeException | Error failure) {
                return new Answer(recorder.failed(Op.INCREMENT, failure).outcome(), Map.of(), 0, now);
            }
        });
    }

    private void lock(Op op) {
        int which = random.nextInt(LOCKS);
        String name = "lock" + which;
        List<CacheLock> taken = new ArrayList<>();
        recorder.call(op, List.of(which), interrupts, () -> {
            Optional<CacheLock> lock = op == Op.LOCK
                    ? Optional.of(caches.values().lock(name, lockLease))
                    : caches.values().tryLock(name, lockLease);
            lock.ifPresent(taken::add);
            return Answer.doneIf(lock.isPresent());
        });
        for (CacheLock lock : taken) {
            long from = System.nanoTime();
            try {
                TimeUnit.NANOSECONDS.sleep((long) (LONGEST_HOLD_NANOS * random.nextDouble()));
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
            recorder.note(Op.HELD, Outcome.DONE, which, from, System.nanoTime(), lock.fencingToken(), 0);
            recorder.call(Op.UNLOCK, List.of(which), () -> {
                lock.close();
                return Answer.DONE;
            });
        }
    }

    /** A write of values. */
    @FunctionalInterface
    private interface Write {
        boolean isDone();
    }
}
