package io.github.cdirediscache.extension;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Has the caches measured by whatever the runtime has for it, from the first use of a cache to the end of the application.
 * What is measured is read when somebody asks for it; the caches' operations spend nothing on it.
 */
final class Metrics implements AutoCloseable {

    private final List<Runnable> ends = new ArrayList<>();

    synchronized void start(BeanManager container, CacheManager caches) {
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
