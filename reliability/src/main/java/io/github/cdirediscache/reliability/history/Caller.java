package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A thread that calls operations one after the other, not more often than it may. */
final class Caller implements Runnable {

    private final Operations operations;
    private final List<Op> bag = new ArrayList<>();
    private final Random random;
    private final long nanosPerCall;
    private final BooleanSupplier isOver;

    Caller(Operations operations, Map<Op, Integer> mix, Random random, int rate, BooleanSupplier isOver) {
        this.operations = operations;
        mix.forEach((op, weight) -> {
            for (int i = 0; i < weight; i++) {
                bag.add(op);
            }
        });
        this.random = random;
        this.nanosPerCall = TimeUnit.SECONDS.toNanos(1) / rate;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        long next = System.nanoTime();
        while (!isOver.getAsBoolean()) {
            operations.run(bag.get(random.nextInt(bag.size())));
            next = pauseUntil(next + nanosPerCall);
        }
    }

    /** A thread that is late does not catch up. */
    private static long pauseUntil(long moment) {
        long left = moment - System.nanoTime();
        if (left <= 0) {
            return System.nanoTime();
        }
        try {
            TimeUnit.NANOSECONDS.sleep(left);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        return moment;
    }
}
