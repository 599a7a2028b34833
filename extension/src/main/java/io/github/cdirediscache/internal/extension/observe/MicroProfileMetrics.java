package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.CacheManager;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The metrics of caches as gauges of MicroProfile Metrics, which has no counters that are read when asked for. */
final class MicroProfileMetrics {

    private MicroProfileMetrics() {}

    /** The registry that is meant is told by the place that it is injected into, so there has to be such a place. */
    static final class Injected {

        @Inject
        MetricRegistry registry;

        static MetricRegistry in(BeanManager container) {
            return new Unmanaged<>(container, Injected.class)
                    .newInstance()
                    .produce()
                    .inject()
                    .get()
                    .registry;
        }
    }

    /** Returns what ends it; nothing where the application has no registry. */
    static List<Runnable> start(BeanManager container, CacheManager caches) {
        return RuntimeBean.containers(container)
                .filter(each -> !each.getBeans(MetricRegistry.class).isEmpty())
                .findFirst()
                .map(each -> start(Injected.in(each), caches))
                .orElse(List.of());
    }

    private static List<Runnable> start(MetricRegistry registry, CacheManager caches) {
        List<Runnable> ends = new ArrayList<>();
        Arrays.stream(CacheMetric.values())
                .flatMap(metric -> caches.names().stream().flatMap(cache -> Measured.of(metric, cache)))
                .forEach(measured -> ends.add(start(registry, measured, caches)));
        return ends;
    }

    private static Runnable start(MetricRegistry registry, Measured measured, CacheManager caches) {
        CacheMetric metric = measured.metric();
        Metadata metadata = Metadata.builder()
                .withName(metric.title())
                .withDescription(metric.description())
                .withUnit(metric == CacheMetric.LOAD_TIME ? "seconds" : "none")
                .build();
        Tag[] tags = tags(measured);
        registry.gauge(metadata, () -> measured.value(caches), tags);
        return () -> registry.remove(new MetricID(metric.title(), tags));
    }

    /** Names of tags have no dots. */
    private static Tag[] tags(Measured measured) {
        Tag cache = new Tag(CacheMetric.NAME_ATTRIBUTE.replace('.', '_'), measured.cache());
        String result = measured.series().result();
        return result == null
                ? new Tag[] {cache}
                : new Tag[] {cache, new Tag(CacheMetric.RESULT_ATTRIBUTE.replace('.', '_'), result)};
    }
}
