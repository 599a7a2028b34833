package io.github.cdirediscache.demo.web;

import java.util.List;

/**
 * What the page shows of the cache.
 *
 * @param redis where the server is
 * @param answering whether it answers
 * @param ours whether it is the embedded one, which a visitor may stop
 * @param hits reads that found a value
 * @param misses reads that did not
 * @param loads tiles computed
 * @param failures what Redis did not answer
 * @param keys what is cached; nothing while Redis does not answer
 */
public record CacheView(
        String redis,
        boolean answering,
        boolean ours,
        long hits,
        long misses,
        long loads,
        long failures,
        List<CachedKey> keys) {}
