package io.github.cdirediscache.internal.connection;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Those who use the connections of a pool, and those who wait for one. Some connections are left for {@link SharedReads}, whatever else
 * is going on. Thread-safe.
 */
final class PoolUsers {

    private final int mostForOthers;
    private final Waiters reads;
    private final Waiters others;

    /** Connections that are in use, or about to be, but not for shared reads. */
    private final AtomicInteger usedByOthers = new AtomicInteger();

    PoolUsers(PoolLimits limits) {
        this.mostForOthers = limits.mostForOthers();
        this.reads = new Waiters(limits.maxWaitNanos() / 4);
        this.others = new Waiters(limits.maxWaitNanos() / 4);
    }

    /** Makes room for one more use, which ends with {@link #leave}; false if what is left is for shared reads. */
    boolean admit(Use use) {
        return use != Use.OTHER || increment(usedByOthers, mostForOthers);
    }

    /** Whether there is room. */
    boolean mayAdmit(Use use) {
        return use != Use.OTHER || usedByOthers.get() < mostForOthers;
    }

    void leave(Use use) {
        if (use == Use.OTHER) {
            usedByOthers.decrementAndGet();
        }
    }

    /** Those who wait. */
    Waiters waiting(Use use) {
        return use == Use.READS ? reads : others;
    }

    /** Hands a connection that nobody uses to a caller who has waited for long. */
    boolean handOver(ServerConnection connection, long now) {
        return handOver(connection, Use.READS, now) || handOver(connection, Use.OTHER, now);
    }

    private boolean handOver(ServerConnection connection, Use use, long now) {
        if (waiting(use).isEmpty() || !admit(use)) {
            return false;
        }
        connection.usedFor(use);
        boolean isHandedOver = waiting(use).handOver(connection, now);
        if (!isHandedOver) {
            connection.usedFor(Use.NONE);
            leave(use);
        }
        return isHandedOver;
    }

    /** Lets one caller look again, who may find something. */
    void wakeOne() {
        reads.wakeOne();
        if (mayAdmit(Use.OTHER)) {
            others.wakeOne();
        }
    }

    void wakeAll() {
        reads.wakeAll();
        others.wakeAll();
    }

    /** Counts one more, unless there are as many as there may be. */
    static boolean increment(AtomicInteger count, int most) {
        for (int now = count.get(); now < most; now = count.get()) {
            if (count.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    /** What a connection is used for. */
    enum Use {
        NONE,
        READS,
        OTHER
    }
}
