package io.github.cdirediscache.internal.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Stops asking a server that failed several times in a row. After a while one command is let through; if it is
 * answered, all commands are let through again.
 *
 * @see <a href="https://martinfowler.com/bliki/CircuitBreaker.html">Fowler: Circuit Breaker</a>
 */
final class Breaker {

    private static final long CLOSED = Long.MAX_VALUE;

    /** Beyond this differences of nanoTime overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final int limit;
    private final long openNanos;
    private final LongSupplier nanoTime;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    /** When the next command may try, in nanoTime; {@link #CLOSED} if all may. */
    private final AtomicLong nextTry = new AtomicLong(CLOSED);

    Breaker(int limit, Duration openFor, LongSupplier nanoTime) {
        this.limit = limit;
        this.openNanos = openFor.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : openFor.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether a command may be sent now. While the breaker is open, this is true for one caller per period. */
    boolean mayTry() {
        long next = nextTry.get();
        if (next == CLOSED) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return now - next >= 0 && nextTry.compareAndSet(next, later(now));
    }

    boolean isOpen() {
        return nextTry.get() != CLOSED;
    }

    /** A command was answered, which closes the breaker. */
    void succeeded() {
        if (failuresInARow.get() > 0) {
            failuresInARow.set(0);
            nextTry.set(CLOSED);
        }
    }

    /** A command was not answered. Returns whether this opened the breaker. */
    boolean failed() {
        int failures = failuresInARow.updateAndGet(n -> Math.min(n, Integer.MAX_VALUE - 1) + 1);
        if (failures < limit) {
            return false;
        }
        return nextTry.getAndSet(later(nanoTime.getAsLong())) == CLOSED;
    }

    private long later(long now) {
        long next = now + openNanos;
        return next == CLOSED ? next - 1 : next;
    }
}
