package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Renews the leases of loaders that run. */
final class Renewals {

    /** A lease survives a renewal that fails; the third one would come when the lease ends. */
    private static final int RENEWALS_PER_LEASE = 3;

    private final Scheduler scheduler;

    Renewals(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Starts renewing. The caller stops it when the loader ends. */
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
            // The manager is being closed: the lease is not renewed.
            running.stop();
        }
        return running;
    }

    /** A lease that is being renewed. */
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
