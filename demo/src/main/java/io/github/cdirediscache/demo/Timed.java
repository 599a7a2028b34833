package io.github.cdirediscache.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** An answer and how long it took. */
record Timed<T>(T value, Duration took) {

    static <T> Timed<T> of(Supplier<T> call) {
        long start = System.nanoTime();
        T value = call.get();
        return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
    }

    static Duration duration(Runnable action) {
        return of(() -> {
                    action.run();
                    return true;
                })
                .took();
    }

    static Duration median(Collection<? extends Timed<?>> calls) {
        return sorted(calls).get(calls.size() / 2);
    }

    static Duration slowest(Collection<? extends Timed<?>> calls) {
        return sorted(calls).get(calls.size() - 1);
    }

    private static List<Duration> sorted(Collection<? extends Timed<?>> calls) {
        return calls.stream().<Duration>map(Timed::took).sorted().toList();
    }
}
