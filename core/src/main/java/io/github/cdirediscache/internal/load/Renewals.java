package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Keeps the claims of running loaders alive. */
final class Renewals {

    /** A lease survives two renewals that don't come through. */
    private static final int RENEWALS_PER_LEASE = 3;

    private final Scheduler scheduler;

    Renewals(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Begins to renew; stop what it returns when the loader ends. */
    <V> Running start(Leases<V> leases, Call<V> call, byte[] token) {
        Duration lease = call.options().lease();
        long period = Math.max(1, lease.toMillis() / RENEWALS_PER_LEASE);
        Running running = new Running();
        Runnable renewal = () -> {
            if (!leases.renew(call, token, lease)) {
                running.stop();
            }
        };
        try {
            running.future = scheduler.repeat(renewal, period);
        } catch (RejectedExecutionException closed) {
            // The manager is being closed: the lease runs out by itself.
            running.stop();
        }
        return running;
    }

    /** A claim that is being renewed. */
    static final class Running {

        private volatile @Nullable Future<?> future;

        void stop() {
            Future<?> current = future;
            if (current != null) {
                current.cancel(false);
            }
        }
    }
}
