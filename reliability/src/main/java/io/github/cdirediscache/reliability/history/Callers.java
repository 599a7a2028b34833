package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Threads that run until they are told to stop. One that ends sooner, or never, is remarked. */
final class Callers {

    private static final String THREAD = "history-";

    private final BooleanSupplier isOver;
    private final Consumer<String> remarks;
    private final List<Thread> threads = new ArrayList<>();

    Callers(BooleanSupplier isOver, Consumer<String> remarks) {
        this.isOver = isOver;
        this.remarks = remarks;
    }

    void add(Runnable work) {
        Thread thread = thread(() -> run(work), work.getClass().getSimpleName());
        threads.add(thread);
        thread.start();
    }

    static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, THREAD + name);
        thread.setDaemon(true);
        return thread;
    }

    private void run(Runnable work) {
        String name = Thread.currentThread().getName();
        try {
            work.run();
            if (!isOver.getAsBoolean()) {
                remarks.accept(Remarks.unended(name + " has stopped calling too soon"));
            }
        } catch (RuntimeException | Error failure) {
            remarks.accept(Remarks.unended(name + " has died of " + failure));
            failure.printStackTrace();
        }
    }

    /** Waits for the ends of all, for so many seconds. */
    void awaitEnd(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Thread thread : threads) {
            long left = end - System.nanoTime();
            join(thread, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            if (thread.isAlive()) {
                remarks.accept(Remarks.unended(thread.getName() + " is in a call: " + List.of(thread.getStackTrace())));
            }
        }
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
