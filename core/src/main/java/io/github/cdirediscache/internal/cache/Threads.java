package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.time.Scheduler;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A manager's daemon threads, in the class loader that made it: two for what happens later (renewing leases, delivering
 * invalidations), and as many as needed to go on with loads that waited without a thread. Idle threads end.
 */
final class Threads implements AutoCloseable {

    private static final int TIMER_THREADS = 2;
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timer;
    private final Scheduler scheduler;
    private final ExecutorService workers;

    Threads() {
        ThreadFactory factory = factory(Thread.currentThread().getContextClassLoader());
        timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, factory);
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        scheduler = Scheduler.of(timer);
        workers = Executors.newCachedThreadPool(factory);
    }

    private static ThreadFactory factory(ClassLoader application) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "cdi-redis-cache-" + number.incrementAndGet());
            thread.setContextClassLoader(application);
            thread.setDaemon(true);
            return thread;
        };
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Runs what comes after the end at once: somebody may wait for it. */
    Executor workers() {
        return work -> {
            try {
                workers.execute(work);
            } catch (RejectedExecutionException closed) {
                work.run();
            }
        };
    }

    /** What was to be tried again soon still is, and finds the servers closed: nobody waits for it in vain. */
    @Override
    public void close() {
        timer.shutdown();
        workers.shutdown();
    }
}
