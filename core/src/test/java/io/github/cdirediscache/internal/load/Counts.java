package io.github.cdirediscache.internal.load;

import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what a load said. */
final class Counts implements LoadListener {

    final AtomicInteger fresh = new AtomicInteger();
    final AtomicInteger stale = new AtomicInteger();
    final AtomicInteger missed = new AtomicInteger();
    final AtomicInteger loaded = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    @Override
    public void servedFresh() {
        fresh.incrementAndGet();
    }

    @Override
    public void servedStale() {
        stale.incrementAndGet();
    }

    @Override
    public void missed() {
        missed.incrementAndGet();
    }

    @Override
    public void loaded(long nanos) {
        loaded.incrementAndGet();
    }

    @Override
    public void failed(long nanos) {
        failed.incrementAndGet();
    }
}
