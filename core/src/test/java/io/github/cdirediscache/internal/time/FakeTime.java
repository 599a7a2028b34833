package io.github.cdirediscache.internal.time;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Time that passes when a test says so. Tasks run in the test's own thread, while time passes.
 *
 * <p>Callers that block run in threads that {@link #start} gives them; the test goes on only when each of these threads
 * has ended or waits. Where the test's own thread sleeps or waits, the time that it waits for passes at once. Each look
 * at {@link #nanos()} takes a nanosecond, so that events have an order.
 */
public final class FakeTime implements Time, Scheduler {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Not zero, so that nobody takes the two clocks for one. */
    private static final long MILLIS_AT_START = 1_700_000_000_000L;

    /** Whatever time it is. */
    private static final long PRESENT = Long.MIN_VALUE;

    /** What is due after that never comes. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    /** How long a thread may run, in real time, before the test gives up. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.<Task>comparingLong(task -> task.due).thenComparingLong(task -> task.number));
    private final Set<Waiter> waiters = new HashSet<>();
    private long now;
    private long numbers;
    private int running;
    private volatile boolean closed;

    @Override
    public synchronized long nanos() {
        return now++;
    }

    @Override
    public synchronized long millis() {
        return MILLIS_AT_START + now / NANOS_PER_MILLI;
    }

    /** Lets time pass, and runs what is due. */
    public void advance(long millis) {
        settle();
        pass(later(millis * NANOS_PER_MILLI), () -> false);
        settle();
    }

    /** Runs what is due by now, and waits until no thread runs. */
    public void settle() {
        pass(PRESENT, () -> false);
    }

    /** Runs work in a thread whose waiting is this time's; returns when the thread has ended or waits. */
    public <T> Started<T> start(Callable<T> work) {
        Started<T> started = new Started<>(work);
        synchronized (this) {
            running++;
        }
        started.start();
        settle();
        return started;
    }

    /** Runs work in the test's thread, when it settles. */
    public Executor executor() {
        return work -> add(work, 0, 0);
    }

    /** How many tasks run again and again. */
    public synchronized long repeating() {
        return tasks.stream().filter(task -> task.period > 0 && !task.isDone()).count();
    }

    /** How many threads wait. */
    public synchronized int waiting() {
        return waiters.size();
    }

    /** As shutting down the JDK's scheduler: what was to run once still does. */
    public synchronized void close() {
        closed = true;
        tasks.removeIf(task -> task.period > 0);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Future<?> schedule(Runnable task, long delayMillis) {
        checkOpen();
        return add(task, delayMillis * NANOS_PER_MILLI, 0);
    }

    @Override
    public Future<?> repeat(Runnable task, long periodMillis) {
        checkOpen();
        return add(task, periodMillis * NANOS_PER_MILLI, periodMillis * NANOS_PER_MILLI);
    }

    private void checkOpen() {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
    }

    private synchronized Task add(Runnable work, long delay, long period) {
        Task task = new Task(work, later(delay), period, numbers++);
        tasks.add(task);
        return task;
    }

    private synchronized long later(long delay) {
        return now + Math.max(0, delay);
    }

    @Override
    public void sleep(long millis) throws InterruptedException {
        try {
            await(new CompletableFuture<>(), millis * NANOS_PER_MILLI);
        } catch (TimeoutException slept) {
            return;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> future, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (future.isDone()) {
            return future.get();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (nanos > 0 && Thread.currentThread() instanceof Started<?> thread) {
            block(thread, future, nanos);
        } else if (nanos > 0) {
            pass(later(nanos), future::isDone);
        }
        if (!future.isDone()) {
            throw new TimeoutException();
        }
        return future.get();
    }

    /** Waits without an end for what only the test can give. */
    public <T> T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException {
        try {
            return await(future, NEVER);
        } catch (TimeoutException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public <T> CompletableFuture<T> completeOnTimeout(CompletableFuture<T> future, T value, long nanos) {
        if (!future.isDone()) {
            Task timeout = add(() -> future.complete(value), nanos, 0);
            future.whenComplete((done, failure) -> timeout.cancel(false));
        }
        return future;
    }

    private void block(Started<?> thread, CompletableFuture<?> future, long nanos) throws InterruptedException {
        Waiter waiter = new Waiter(thread);
        Task timeout = add(() -> wake(waiter), nanos, 0);
        future.whenComplete((done, failure) -> wake(waiter));
        try {
            block(waiter);
        } finally {
            timeout.cancel(false);
        }
    }

    private synchronized void block(Waiter waiter) throws InterruptedException {
        if (waiter.isWoken) {
            return;
        }
        waiters.add(waiter);
        running--;
        notifyAll();
        while (!waiter.isWoken) {
            try {
                wait();
            } catch (InterruptedException interrupt) {
                waiter.isInterrupted = true;
                wake(waiter);
            }
        }
        if (waiter.isInterrupted) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    private synchronized void wake(Waiter waiter) {
        if (!waiter.isWoken) {
            waiter.isWoken = true;
            if (waiters.remove(waiter)) {
                running++;
            }
            notifyAll();
        }
    }

    private synchronized void interrupt(Started<?> thread) {
        for (Waiter waiter : Set.copyOf(waiters)) {
            if (waiter.thread == thread) {
                waiter.isInterrupted = true;
                wake(waiter);
            }
        }
        thread.interrupt();
    }

    private void pass(long until, BooleanSupplier isEnough) {
        while (true) {
            awaitQuiet();
            if (isEnough.getAsBoolean()) {
                return;
            }
            Task next = next(until);
            if (next == null) {
                return;
            }
            next.run();
        }
    }

    private synchronized Task next(long until) {
        while (!tasks.isEmpty() && tasks.peek().isDone()) {
            tasks.remove();
        }
        Task next = tasks.peek();
        if (next == null || next.due > Math.max(now, until) || next.due >= NEVER) {
            if (until >= NEVER) {
                throw new AssertionError("the test's thread waits for what never comes");
            }
            now = Math.max(now, until);
            return null;
        }
        now = Math.max(now, next.due);
        return tasks.remove();
    }

    private synchronized void awaitQuiet() {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (running > 0) {
            long left = end - System.currentTimeMillis();
            if (Thread.currentThread() instanceof Started<?> || left <= 0) {
                throw new AssertionError("a thread does not come to rest");
            }
            try {
                wait(left);
            } catch (InterruptedException interrupt) {
                throw new AssertionError("the test's thread is interrupted", interrupt);
            }
        }
    }

    private synchronized void ended() {
        running--;
        notifyAll();
    }

    private static final class Waiter {

        private final Started<?> thread;
        private boolean isWoken;
        private boolean isInterrupted;

        Waiter(Started<?> thread) {
            this.thread = thread;
        }
    }

    /** Something to be done later; done as a future when it was cancelled or has run for the last time. */
    private final class Task extends CompletableFuture<Void> implements Runnable {

        private final Runnable work;
        private final long due;
        private final long period;
        private final long number;
        private Task following;

        Task(Runnable work, long due, long period, long number) {
            this.work = work;
            this.due = due;
            this.period = period;
            this.number = number;
        }

        @Override
        public void run() {
            if (isDone()) {
                return;
            }
            work.run();
            if (period == 0) {
                complete(null);
            } else if (!isDone() && !closed) {
                following = add(work, period, period);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            Task next = following;
            return next == null ? super.cancel(mayInterrupt) : next.cancel(mayInterrupt);
        }
    }

    /** A thread that runs a test's work. */
    public final class Started<T> extends Thread {

        private final Callable<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Started(Callable<T> work) {
            this.work = work;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            } finally {
                ended();
            }
        }

        /** What the work gave. */
        public CompletableFuture<T> result() {
            return result;
        }

        /** Interrupts the thread; returns when it has ended or waits again. */
        public void interruptAndSettle() {
            FakeTime.this.interrupt(this);
            settle();
        }
    }
}
