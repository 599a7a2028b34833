package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The metrics of an application, by whatever the runtime has for them, from the first use of a cache to the end of the
 * application. The numbers are read when the runtime asks for them; the operations of caches spend nothing on it.
 */
public final class Metrics implements AutoCloseable {

    private final List<Runnable> ends = new ArrayList<>();

    /** Metrics that are not measured yet. */
    public Metrics() {}

    /**
     * Starts to measure caches.
     *
     * @param container finds what the runtime has for metrics
     * @param caches the caches
     */
    public synchronized void start(BeanManager container, CacheManager caches) {
        if (ClassLookup.isPresent("io.opentelemetry.api.OpenTelemetry", Metrics.class.getClassLoader())) {
            start("OpenTelemetry", () -> OpenTelemetryMetrics.start(container, caches));
        }
        if (ClassLookup.isPresent("org.eclipse.microprofile.metrics.MetricRegistry", Metrics.class.getClassLoader())) {
            start("MicroProfile Metrics", () -> MicroProfileMetrics.start(container, caches));
        }
    }

    private void start(String by, Supplier<List<Runnable>> start) {
        try {
            ends.addAll(start.get());
        } catch (RuntimeException | LinkageError e) {
            CacheLog.metricsFailed(by, e);
        }
    }

    @Override
    public synchronized void close() {
        ends.forEach(Runnable::run);
        ends.clear();
    }
}
