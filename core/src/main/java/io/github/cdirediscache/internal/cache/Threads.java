package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.time.Scheduler;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A manager's daemon threads, in the class loader that made it: one for what happens later, where nothing ever blocks, and as
 * many as needed for what may wait for Redis or for users' code: renewing leases, delivering invalidations, loads that waited
 * without a thread. Of these, idle ones end.
 */
final class Threads implements AutoCloseable {

    /** Until another attempt to begin work for which there was no thread. */
    private static final long NO_THREAD_MILLIS = 100;

    private final ThreadFactory factory;
    private final ScheduledThreadPoolExecutor timer;
    private final Scheduler scheduler;
    private final ExecutorService workers;

    Threads() {
        this(factory(Thread.currentThread().getContextClassLoader()));
    }

    Threads(ThreadFactory factory) {
        this.factory = factory;
        timer = new ScheduledThreadPoolExecutor(1, factory);
        timer.setRemoveOnCancelPolicy(true);
        // Begun now and kept: later there may be no thread, and what is scheduled then must not fail.
        timer.prestartCoreThread();
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

    /** Never runs work in the thread that asks for it, which may be the timer's. */
    Executor workers() {
        return this::begin;
    }

    /** Somebody may wait for the work: it begins after the end, too, and later if there is no thread for it now. */
    private void begin(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException closed) {
            factory.newThread(work).start();
        } catch (OutOfMemoryError noThread) {
            beginLater(work, noThread);
        }
    }

    private void beginLater(Runnable work, OutOfMemoryError noThread) {
        try {
            var unused = scheduler.schedule(() -> begin(work), NO_THREAD_MILLIS);
        } catch (RejectedExecutionException closed) {
            throw noThread;
        }
    }

    /** What was to be tried again soon still is, and finds the servers closed: nobody waits for it in vain. */
    @Override
    public void close() {
        timer.shutdown();
        workers.shutdown();
    }
}
