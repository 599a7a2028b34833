package io.github.cdirediscache.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That nothing a worker does, nor a lack of workers, holds up what the timer does. */
@Timeout(60)
class ThreadsTest {

    private static final int MANY = 40;

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Threads threads = new Threads(this::thread);

    @AfterEach
    void close() {
        release.countDown();
        threads.close();
    }

    /** None can be had while some are to fail, as where the machine has no more. */
    private Thread thread(Runnable work) {
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            failed.incrementAndGet();
            throw new OutOfMemoryError("unable to create native thread");
        }
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    @Test
    void workers_allBlock_timesAreKeptAndMoreWorkBegins() throws Exception {
        CountDownLatch blocked = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            threads.workers().execute(() -> {
                blocked.countDown();
                await(release);
            });
        }
        assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> next = new CompletableFuture<>();
        threads.scheduler()
                .schedule(() -> threads.workers().execute(() -> next.complete(null)), 1)
                .get(30, TimeUnit.SECONDS);
        next.get(30, TimeUnit.SECONDS);
    }

    @Test
    void workers_noThreadCanBeStarted_workBeginsLater() throws Exception {
        failing.set(2);
        CompletableFuture<Thread> next = new CompletableFuture<>();
        threads.workers().execute(() -> next.complete(Thread.currentThread()));
        assertThat(next.get(30, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
        assertThat(failed).hasValue(2);
    }

    @Test
    void scheduler_noThreadCanBeStarted_timesAreKept() throws Exception {
        failing.set(Integer.MAX_VALUE);
        threads.scheduler().schedule(() -> {}, 1).get(30, TimeUnit.SECONDS);
    }

    /** Else a loader that waited would run in the timer's thread, or in one that the whole process shares. */
    @Test
    void workers_managerIsClosed_workBeginsInAnotherThread() throws Exception {
        threads.close();
        CompletableFuture<Thread> next = new CompletableFuture<>();
        threads.workers().execute(() -> next.complete(Thread.currentThread()));
        assertThat(next.get(30, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
