package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A thread that notes when no invalidation is pending, and when the machine did not let it run. */
final class Monitor implements Runnable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Recorder recorder;
    private final BooleanSupplier isSettled;
    private final BooleanSupplier isOver;

    Monitor(Recorder recorder, BooleanSupplier isSettled, BooleanSupplier isOver) {
        this.recorder = recorder;
        this.isSettled = isSettled;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            while (!isOver.getAsBoolean()) {
                long before = System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
                long after = System.nanoTime();
                if (after - before > STALL_NANOS) {
                    recorder.note(Op.STALL, Outcome.DONE, Call.NONE, before, after, 0, 0);
                }
                if (isSettled.getAsBoolean()) {
                    recorder.note(Op.SETTLED, Outcome.DONE, Call.NONE, after, System.nanoTime(), 0, 0);
                }
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
