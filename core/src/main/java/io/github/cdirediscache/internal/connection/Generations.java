package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.time.Time;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Counts how often all connections to a server were declared outdated: not more than once in a while. Thread-safe. */
final class Generations {

    /**
     * While the JDK still knows an old address of a name (30 s by default), new connections are as outdated as the old
     * ones. One attempt per second finds the new address soon enough, and costs little until then.
     */
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();

    /** Of the last change; changed with the lock held. */
    private long changedAt;

    Generations(Time time) {
        this.time = time;
    }

    /** The generation of connections that are opened from now on. */
    int current() {
        return current.get();
    }

    /** The server has closed a connection: new ones may lead to another one, or to the same after a restart. */
    void lost() {
        losses.incrementAndGet();
    }

    /** Changes whenever new connections may lead to another server, or to the same after a restart. */
    int epoch() {
        return current.get() + losses.get();
    }

    /** Declares connections outdated that lead to the wrong server. Returns false if newer ones would lead there too. */
    boolean outdate(int generation) {
        lock.lock();
        try {
            long now = time.nanos();
            boolean isPaused = current.get() > 0 && now - changedAt < PAUSE_NANOS;
            if (generation == current.get() && !isPaused) {
                changedAt = now;
                current.incrementAndGet();
            }
            return generation != current.get();
        } finally {
            lock.unlock();
        }
    }
}
