package io.github.cdirediscache.internal.time;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Another scheduler's times, and an executor's threads: tasks may wait for Redis, and nothing else is late for it. */
record WorkScheduler(Scheduler times, Executor executor) implements Scheduler {

    @Override
    public Future<?> schedule(Runnable task, long delayMillis) {
        return times.schedule(() -> executor.execute(task), delayMillis);
    }

    @Override
    public Future<?> repeat(Runnable task, long periodMillis) {
        AtomicBoolean isRunning = new AtomicBoolean();
        return times.repeat(
                () -> {
                    if (isRunning.compareAndSet(false, true)) {
                        begin(task, isRunning);
                    }
                },
                periodMillis);
    }

    private void begin(Runnable task, AtomicBoolean isRunning) {
        boolean isBegun = false;
        try {
            executor.execute(() -> run(task, isRunning));
            isBegun = true;
        } finally {
            if (!isBegun) {
                isRunning.set(false);
            }
        }
    }

    private static void run(Runnable task, AtomicBoolean isRunning) {
        try {
            task.run();
        } finally {
            isRunning.set(false);
        }
    }

    @Override
    public boolean isClosed() {
        return times.isClosed();
    }
}
