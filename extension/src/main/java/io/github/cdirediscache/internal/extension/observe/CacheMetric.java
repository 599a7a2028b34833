package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.CacheStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of each cache, under whichever API. Names, units and kinds follow OpenTelemetry.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/naming/">OpenTelemetry: naming</a>
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/metrics/">OpenTelemetry: metrics</a>
 */
enum CacheMetric {
    REQUESTS(
            "redis_cache.requests",
            "{request}",
            "Reads of a cache, by what they found",
            new Series("hit", CacheStatistics::hits),
            new Series("stale", CacheStatistics::staleHits),
            new Series("miss", CacheStatistics::misses)),
    LOADS(
            "redis_cache.loads",
            "{load}",
            "Runs of loaders and of methods with @CacheResult, by how they ended",
            new Series("success", CacheStatistics::loads),
            new Series("failure", CacheStatistics::loadFailures)),
    LOAD_TIME(
            "redis_cache.load.time",
            "s",
            "The time that all loads took together",
            new Series(null, statistics -> statistics.loadTime().toNanos() / 1e9)),
    WRITES(
            "redis_cache.writes",
            "{write}",
            "Values to be stored, by what became of them",
            new Series("stored", CacheStatistics::puts),
            new Series("dropped", CacheStatistics::droppedWrites),
            new Series("unserializable", CacheStatistics::unserializable)),
    INVALIDATIONS(
            "redis_cache.invalidations", "{key}", "Keys removed", new Series(null, CacheStatistics::invalidations)),
    PENDING_INVALIDATIONS(
            "redis_cache.invalidations.pending",
            "{invalidation}",
            "Invalidations that wait for Redis to answer again, now",
            new Series(null, CacheStatistics::pendingInvalidations)),
    CORRUPT(
            "redis_cache.corrupt_entries",
            "{entry}",
            "Entries that could not be read and counted as misses",
            new Series(null, CacheStatistics::corrupt)),
    UNUSABLE_KEYS(
            "redis_cache.unusable_keys",
            "{call}",
            "Annotated calls that ran without the cache, since no key could be made of their arguments",
            new Series(null, CacheStatistics::unusableKeys)),
    FAILURES(
            "redis_cache.failures",
            "{operation}",
            "Operations that Redis did not answer",
            new Series(null, CacheStatistics::failures));

    /** The attribute with the cache's name. */
    static final String NAME_ATTRIBUTE = "redis_cache.name";

    /** The attribute that tells the series of a metric apart. */
    static final String RESULT_ATTRIBUTE = "redis_cache.result";

    private final String title;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of records
    private final List<Series> series;

    CacheMetric(String title, String unit, String description, Series... series) {
        this.title = title;
        this.unit = unit;
        this.description = description;
        this.series = List.of(series);
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    String description() {
        return description;
    }

    List<Series> series() {
        return series;
    }

    /** Whether it can fall; the others only rise. */
    boolean isLevel() {
        return this == PENDING_INVALIDATIONS;
    }

    /**
     * One number.
     *
     * @param result what it counts; {@code null} if the metric is this number alone
     * @param value the number
     */
    record Series(@Nullable String result, ToDoubleFunction<CacheStatistics> value) {}
}
