package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.internal.load.LoadListener;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the operations of a cache for its statistics. */
final class OperationCounters implements LoadListener {

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder staleHits = new LongAdder();
    final LongAdder puts = new LongAdder();
    final LongAdder invalidations = new LongAdder();
    final LongAdder corrupt = new LongAdder();
    final LongAdder unserializable = new LongAdder();
    final LongAdder unusableKeys = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder droppedWrites = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder loadFailures = new LongAdder();
    private final LongAdder loadNanos = new LongAdder();

    @Override
    public void servedFresh() {
        hits.increment();
    }

    @Override
    public void servedStale() {
        staleHits.increment();
    }

    @Override
    public void missed() {
        misses.increment();
    }

    @Override
    public void loaded(long nanos) {
        loads.increment();
        loadNanos.add(nanos);
    }

    @Override
    public void failed(long nanos) {
        loadFailures.increment();
        loadNanos.add(nanos);
    }

    CacheStatistics snapshot(long pendingInvalidations) {
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                staleHits.sum(),
                loads.sum(),
                loadFailures.sum(),
                Duration.ofNanos(loadNanos.sum()),
                puts.sum(),
                invalidations.sum(),
                corrupt.sum(),
                unserializable.sum(),
                unusableKeys.sum(),
                failures.sum(),
                droppedWrites.sum(),
                pendingInvalidations);
    }
}
