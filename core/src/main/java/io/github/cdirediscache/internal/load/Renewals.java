package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Scheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Renews the leases of loaders that run, one after the other in a thread of the executor: the scheduler's threads never wait for
 * Redis. Thread-safe.
 */
final class Renewals {

    /** A lease survives a renewal that fails; the third one would come when the lease ends. */
    private static final int RENEWALS_PER_LEASE = 3;

    private final Scheduler scheduler;
    private final Executor executor;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Queue<Running> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean renewing = new AtomicBoolean();

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

    private void renewSoon(Running lease) {
        if (lease.isDue.compareAndSet(false, true)) {
            due.add(lease);
        }
        renewInTurn();
    }

    private void renewInTurn() {
        if (!renewing.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::renewDue);
        } catch (RuntimeException | Error noThread) {
            renewing.set(false);
        }
    }

    private void renewDue() {
        try {
            for (Running lease = due.poll(); lease != null; lease = due.poll()) {
                lease.isDue.set(false);
                renew(lease);
            }
        } finally {
            renewing.set(false);
        }
        if (!due.isEmpty()) {
            renewInTurn();
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
