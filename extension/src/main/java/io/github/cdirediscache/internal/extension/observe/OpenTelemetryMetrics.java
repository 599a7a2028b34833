package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.CacheManager;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The metrics of caches as asynchronous instruments of OpenTelemetry. */
final class OpenTelemetryMetrics {

    static final String SCOPE = "io.github.cdirediscache";

    private OpenTelemetryMetrics() {}

    /**
     * Returns what ends it; nothing where the application has no OpenTelemetry. The global one is not asked for: asking
     * would set it for good.
     */
    static List<Runnable> start(BeanManager container, CacheManager caches) {
        return RuntimeBean.find(container, OpenTelemetry.class)
                .map(telemetry -> start(telemetry.getMeter(SCOPE), caches))
                .orElse(List.of());
    }

    private static List<Runnable> start(Meter meter, CacheManager caches) {
        List<Measured> measured = Arrays.stream(CacheMetric.values())
                .flatMap(metric -> caches.names().stream().flatMap(cache -> Measured.of(metric, cache)))
                .toList();
        List<Runnable> ends = new ArrayList<>();
        for (CacheMetric metric : CacheMetric.values()) {
            List<Measured> series =
                    measured.stream().filter(each -> each.metric() == metric).toList();
            ends.add(start(meter, metric, series, caches));
        }
        return ends;
    }

    private static Runnable start(Meter meter, CacheMetric metric, List<Measured> series, CacheManager caches) {
        if (metric == CacheMetric.LOAD_TIME) {
            return meter.counterBuilder(metric.title())
                    .setUnit(metric.unit())
                    .setDescription(metric.description())
                    .ofDoubles()
                    .buildWithCallback(into -> recordDoubles(series, caches, into))::close;
        }
        if (metric.isLevel()) {
            return meter.upDownCounterBuilder(metric.title())
                    .setUnit(metric.unit())
                    .setDescription(metric.description())
                    .buildWithCallback(into -> recordLongs(series, caches, into))::close;
        }
        return meter.counterBuilder(metric.title())
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .buildWithCallback(into -> recordLongs(series, caches, into))::close;
    }

    private static void recordLongs(List<Measured> series, CacheManager caches, ObservableLongMeasurement into) {
        series.forEach(each -> into.record((long) each.value(caches), attributes(each)));
    }

    private static void recordDoubles(List<Measured> series, CacheManager caches, ObservableDoubleMeasurement into) {
        series.forEach(each -> into.record(each.value(caches), attributes(each)));
    }

    private static Attributes attributes(Measured measured) {
        AttributesBuilder attributes =
                Attributes.builder().put(AttributeKey.stringKey(CacheMetric.NAME_ATTRIBUTE), measured.cache());
        String result = measured.series().result();
        if (result != null) {
            attributes.put(AttributeKey.stringKey(CacheMetric.RESULT_ATTRIBUTE), result);
        }
        return attributes.build();
    }
}
