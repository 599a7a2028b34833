package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Renews the leases of loaders that run, in threads of the executor: the scheduler's threads never wait for Redis. Those at one
 * place are renewed one after the other, and a server that does not answer keeps nobody waiting but its own. Thread-safe.
 */
final class Renewals {

    /** A lease survives a renewal that fails; the third one would come when the lease ends. */
    private static final int RENEWALS_PER_LEASE = 3;

    private final Scheduler scheduler;
    private final Executor executor;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    /** Leases that are due, for each place at which a thread renews them. Queues are changed by the map's operations only. */
    private final Map<Object, Queue<Running>> due = new ConcurrentHashMap<>();

    Renewals(Scheduler scheduler, Executor executor) {
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** Starts renewing. The caller stops it when the loader ends. */
    <V> Running start(Leases<V> leases, Call<V> call, byte[] token) {
        Duration lease = call.options().lease();
        long period = Math.max(1, lease.toMillis() / RENEWALS_PER_LEASE);
        Running started = new Running() {

            @Override
            boolean renew() {
                return leases.renew(call, token, lease);
            }

            @Override
            Object place() {
                return leases.placeOf(call);
            }

            @Override
            void release() {
                leases.release(call, token);
            }
        };
        running.add(started);
        try {
            started.future = scheduler.repeat(() -> renewSoon(started), period);
        } catch (RejectedExecutionException closed) {
            // The manager is being closed: the lease is not renewed.
            started.stop();
        } catch (RuntimeException | Error notScheduled) {
            started.stop();
            throw notScheduled;
        }
        return started;
    }

    /** Whether there is no lease to renew. */
    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Releases the leases of all loaders that run: what they give will not be stored. */
    void releaseAll() {
        for (Running each : running) {
            each.stop();
            each.release();
        }
    }

    /** Never throws: the lease becomes due again. */
    private void renewSoon(Running lease) {
        if (!lease.isDue.compareAndSet(false, true)) {
            return;
        }
        try {
            Object place = lease.place();
            if (isFirst(place, lease)) {
                begin(place);
            }
        } catch (RuntimeException | Error notNow) {
            lease.isDue.set(false);
        }
    }

    /** Adds a lease to those that are due at a place; returns whether no thread renews them. */
    private boolean isFirst(Object place, Running lease) {
        AtomicBoolean isFirst = new AtomicBoolean();
        due.compute(place, (same, others) -> {
            Queue<Running> all = others == null ? new ArrayDeque<>() : others;
            all.add(lease);
            isFirst.set(others == null);
            return all;
        });
        return isFirst.get();
    }

    private void begin(Object place) {
        try {
            executor.execute(() -> renewDue(place));
        } catch (RuntimeException | Error noThread) {
            putOff(place);
        }
    }

    private void renewDue(Object place) {
        boolean isDone = false;
        try {
            for (Running lease = next(place); lease != null; lease = next(place)) {
                lease.isDue.set(false);
                renew(lease);
            }
            isDone = true;
        } finally {
            if (!isDone) {
                putOff(place);
            }
        }
    }

    /** The next one that is due at a place; if there is none, the thread that asks ends. */
    private @Nullable Running next(Object place) {
        AtomicReference<@Nullable Running> next = new AtomicReference<>();
        due.computeIfPresent(place, (same, all) -> {
            next.set(all.poll());
            return next.get() == null ? null : all;
        });
        return next.get();
    }

    private void putOff(Object place) {
        Queue<Running> left = due.remove(place);
        if (left != null) {
            left.forEach(lease -> lease.isDue.set(false));
        }
    }

    private static void renew(Running lease) {
        try {
            if (lease.isRunning && !lease.renew()) {
                lease.stop();
            }
        } catch (RuntimeException | Error unexpected) {
            // There is another attempt before the lease runs out.
            return;
        }
    }

    /** A lease that is being renewed. */
    abstract class Running {

        private final AtomicBoolean isDue = new AtomicBoolean();
        private volatile boolean isRunning = true;
        private volatile @Nullable Future<?> future;

        /** Returns false if the lease is lost. */
        abstract boolean renew();

        /** Where it is. */
        abstract Object place();

        abstract void release();

        void stop() {
            isRunning = false;
            running.remove(this);
            Future<?> current = future;
            if (current != null) {
                current.cancel(false);
            }
        }
    }
}
