package io.github.cdirediscache.internal.time;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Chance without surprises: always the same fraction, and ids in order. */
public final class FakeChance implements Chance {

    private final AtomicLong ids = new AtomicLong();
    private volatile double fraction;

    /** From now on that fraction. */
    public FakeChance always(double value) {
        fraction = value;
        return this;
    }

    @Override
    public double fraction() {
        return fraction;
    }

    @Override
    public UUID id() {
        return new UUID(0, ids.incrementAndGet());
    }
}
