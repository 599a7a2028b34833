package io.github.cdirediscache.cache;

import java.time.Duration;

/**
 * What a cache has done in this process since it was created.
 *
 * @param hits reads that found a fresh value
 * @param misses reads that did not
 * @param staleHits reads answered with a stale value
 * @param loads loader runs that gave a value
 * @param loadFailures loader runs that failed
 * @param loadTime the time all loader runs took together
 * @param puts values written, those of loads included
 * @param invalidations keys removed by this process
 * @param corrupt entries that could not be read
 * @param unserializable values that could not be written
 * @param unusableKeys annotated calls that ran without the cache, since no key could be made of their arguments
 * @param failures operations that Redis did not answer
 * @param droppedWrites writes given up because Redis did not answer
 * @param pendingInvalidations invalidations that currently wait for delivery
 */
public record CacheStatistics(
        long hits,
        long misses,
        long staleHits,
        long loads,
        long loadFailures,
        Duration loadTime,
        long puts,
        long invalidations,
        long corrupt,
        long unserializable,
        long unusableKeys,
        long failures,
        long droppedWrites,
        long pendingInvalidations) {

    /**
     * The fraction of reads that were answered from the cache, stale answers included.
     *
     * @return between 0 and 1; 0 if there was no read
     */
    public double hitRatio() {
        long answered = hits + staleHits;
        long all = answered + misses;
        return all == 0 ? 0 : (double) answered / all;
    }
}
