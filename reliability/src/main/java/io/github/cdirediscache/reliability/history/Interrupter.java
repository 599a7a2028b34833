package io.github.cdirediscache.reliability.history;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A thread that interrupts callers now and then. */
final class Interrupter implements Runnable {

    private static final int LONGEST_PAUSE_MILLIS = 100;

    private final List<Interrupts> callers;
    private final Random random;
    private final BooleanSupplier isOver;

    Interrupter(List<Interrupts> callers, Random random, BooleanSupplier isOver) {
        this.callers = callers;
        this.random = random;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            while (!isOver.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(LONGEST_PAUSE_MILLIS));
                callers.get(random.nextInt(callers.size())).interrupt();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
