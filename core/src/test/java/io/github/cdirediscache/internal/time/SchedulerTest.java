package io.github.cdirediscache.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks on an executor of the JDK. */
class SchedulerTest {

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final Scheduler scheduler = Scheduler.of(threads);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void schedule_runsTheTask() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        scheduler.schedule(ran::countDown, 1).get(20, TimeUnit.SECONDS);
        assertThat(ran.getCount()).isZero();
    }

    @Test
    void repeat_runsTheTaskUntilItIsCancelled() throws Exception {
        CountDownLatch ran = new CountDownLatch(3);
        Future<?> repeated = scheduler.repeat(ran::countDown, 1);
        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        repeated.cancel(false);
        assertThat(repeated).isCancelled();
    }

    @Test
    void in_taskBlocks_otherTimesAreKept_andItRunsOnceAtATime() throws Exception {
        ExecutorService workers = Executors.newCachedThreadPool();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(3);
        AtomicInteger begun = new AtomicInteger();
        try {
            Scheduler blocking = scheduler.in(workers);
            Future<?> repeated = blocking.repeat(
                    () -> {
                        begun.incrementAndGet();
                        await(go);
                        ran.countDown();
                    },
                    1);
            for (int i = 0; i < 5; i++) {
                scheduler.schedule(() -> {}, 2).get(20, TimeUnit.SECONDS);
            }
            assertThat(begun).hasValue(1);
            go.countDown();
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
            repeated.cancel(false);
            assertThat(repeated).isCancelled();
        } finally {
            go.countDown();
            workers.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void scheduler_threadsAreShutDown_isClosedAndRefusesTasks() {
        assertThat(scheduler.isClosed()).isFalse();
        threads.shutdown();
        assertThat(scheduler.isClosed()).isTrue();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> scheduler.schedule(() -> {}, 1));
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> scheduler.repeat(() -> {}, 1));
    }
}
