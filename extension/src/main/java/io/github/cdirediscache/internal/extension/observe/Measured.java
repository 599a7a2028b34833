package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.CacheManager;
import java.util.stream.Stream;

/**
 * One number of one cache.
 *
 * @param metric the metric that it belongs to
 * @param series which of its numbers
 * @param cache the cache's name
 */
record Measured(CacheMetric metric, CacheMetric.Series series, String cache) {

    static Stream<Measured> of(CacheMetric metric, String cache) {
        return metric.series().stream().map(series -> new Measured(metric, series, cache));
    }

    /** The number now. */
    double value(CacheManager caches) {
        return series.value().applyAsDouble(caches.cache(cache, Object.class).statistics());
    }
}
