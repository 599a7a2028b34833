package io.github.cdirediscache.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts the computations that really ran, and their time, so that the report need not believe the cache. */
@ApplicationScoped
class Work {

    private final LongAdder computations = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    <T> T done(Supplier<T> computation) {
        Timed<T> timed = Timed.of(computation);
        computations.increment();
        nanos.add(timed.took().toNanos());
        return timed.value();
    }

    Total total() {
        return new Total(computations.sum(), Duration.ofNanos(nanos.sum()));
    }

    Total since(Total before) {
        Total now = total();
        return new Total(now.computations - before.computations, now.time.minus(before.time));
    }

    /** How many computations ran, and how long they took together. */
    record Total(long computations, Duration time) {}
}
