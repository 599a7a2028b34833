package io.github.cdirediscache.internal.extension.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.extension.TestApplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Metrics and spans by the real SDK of OpenTelemetry. */
@RedisTest
class TelemetryTest {

    private static final AttributeKey<String> RESULT = AttributeKey.stringKey("redis_cache.result");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("redis_cache.name");

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static InMemoryMetricReader reader = InMemoryMetricReader.create();

    static final class Telemetry {
        @Produces
        @ApplicationScoped
        OpenTelemetry telemetry() {
            reader = InMemoryMetricReader.create();
            return OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(reader)
                            .build())
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                            .build())
                    .build();
        }
    }

    @ApplicationScoped
    static class Library {

        @Inject
        @Named("books")
        Cache<String> books;

        @CacheResult(cacheName = "books", key = "{id}")
        String find(String id) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("no id");
            }
            return "found " + id;
        }
    }

    private static TestApplication.Builder application(RedisServer server) {
        SPANS.reset();
        return TestApplication.of(Library.class, Telemetry.class).with(server);
    }

    private static Cache<String> books(TestApplication app) {
        return app.container()
                .select(new TypeLiteral<Cache<String>>() {}, NamedLiteral.of("books"))
                .get();
    }

    private static Map<String, Double> values(Collection<MetricData> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getData().getPoints().stream())
                .filter(point -> "books".equals(point.getAttributes().get(NAME)))
                .collect(Collectors.toMap(
                        point -> String.valueOf(point.getAttributes().get(RESULT)), TelemetryTest::value));
    }

    private static double value(PointData point) {
        return point instanceof LongPointData whole ? whole.getValue() : ((DoublePointData) point).getValue();
    }

    @Test
    void metrics_cacheIsUsed_haveItsNumbers(RedisServer server) {
        try (TestApplication app = application(server).start()) {
            Cache<String> cache = books(app);
            cache.clear();
            Library library = app.get(Library.class);

            library.find("a");
            library.find("a");
            library.find("a");
            try {
                library.find("");
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessage("no id");
            }
            cache.invalidate("a");

            Collection<MetricData> metrics = reader.collectAllMetrics();
            assertThat(values(metrics, "redis_cache.requests"))
                    .containsEntry("hit", 2.0)
                    .containsEntry("stale", 0.0);
            assertThat(values(metrics, "redis_cache.loads"))
                    .containsOnly(Map.entry("success", 1.0), Map.entry("failure", 1.0));
            assertThat(values(metrics, "redis_cache.writes"))
                    .containsEntry("stored", 1.0)
                    .containsEntry("dropped", 0.0);
            assertThat(values(metrics, "redis_cache.invalidations").get("null")).isGreaterThanOrEqualTo(1.0);
            assertThat(values(metrics, "redis_cache.load.time").get("null")).isPositive();
            assertThat(values(metrics, "redis_cache.invalidations.pending")).containsOnly(Map.entry("null", 0.0));
            assertThat(metrics).extracting(MetricData::getName).containsAll(titles());
        }
    }

    private static List<String> titles() {
        return Arrays.stream(CacheMetric.values()).map(CacheMetric::title).toList();
    }

    @Test
    void metrics_redisIsGone_countTheFailures(RedisServer server) {
        try (TestApplication app = application(server).start()) {
            Library library = app.get(Library.class);
            library.find("b");
            server.stop();
            try {
                library.find("b");
                books(app).invalidate("b");

                Collection<MetricData> metrics = reader.collectAllMetrics();
                assertThat(values(metrics, "redis_cache.failures").get("null")).isPositive();
                assertThat(values(metrics, "redis_cache.invalidations.pending").get("null"))
                        .isEqualTo(1.0);
            } finally {
                server.restart();
            }
        }
    }

    @Test
    void metrics_applicationEnds_areGone(RedisServer server) {
        InMemoryMetricReader ofApplication;
        try (TestApplication app = application(server).start()) {
            app.get(Library.class).find("c");
            ofApplication = reader;
            assertThat(ofApplication.collectAllMetrics()).isNotEmpty();
        }
        assertThat(ofApplication.collectAllMetrics()).isEmpty();
    }

    @Test
    void spans_notAskedFor_areNotMade(RedisServer server) {
        try (TestApplication app = application(server).start()) {
            app.get(Library.class).find("d");
        }
        assertThat(SPANS.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void spans_tracing_areThoseOfRequestsInTheCallersSpan(RedisServer server) {
        try (TestApplication app =
                application(server).with("redis-cache.tracing", "true").start()) {
            Library library = app.get(Library.class);
            library.find("e");
            SPANS.reset();
            Span caller = app.get(OpenTelemetry.class)
                    .getTracer("test")
                    .spanBuilder("caller")
                    .startSpan();
            try (Scope scope = caller.makeCurrent()) {
                assertThat(scope).isNotNull();
                library.find("e");
            }
            caller.end();

            SpanData span = SPANS.getFinishedSpanItems().get(0);
            assertThat(span.getName()).isEqualTo("GET");
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(span.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
            assertThat(span.getAttributes().asMap())
                    .containsEntry(AttributeKey.stringKey("db.system.name"), "redis")
                    .containsEntry(AttributeKey.stringKey("db.operation.name"), "GET")
                    .containsEntry(AttributeKey.stringKey("db.namespace"), "0")
                    .containsEntry(AttributeKey.stringKey("server.address"), "127.0.0.1")
                    .containsEntry(AttributeKey.longKey("server.port"), (long) server.port());
            assertThat(span.getAttributes().toString()).doesNotContain("books:1:e");
        }
    }

    @Test
    void spans_pipelineAndFailure_sayWhatItWas(RedisServer server) {
        try (TestApplication app =
                application(server).with("redis-cache.tracing", "true").start()) {
            Cache<String> cache = books(app);
            cache.putAll(Map.of("f", "1", "g", "2"));
            assertThat(SPANS.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("PIPELINE SET"))
                    .singleElement()
                    .satisfies(span -> assertThat(
                                    span.getAttributes().get(AttributeKey.longKey("db.operation.batch.size")))
                            .isEqualTo(2));
            SPANS.reset();
            server.stop();
            try {
                assertThat(cache.get("f")).isEmpty();
            } finally {
                server.restart();
            }

            SpanData failed = SPANS.getFinishedSpanItems().get(0);
            assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(failed.getAttributes().get(AttributeKey.stringKey("error.type")))
                    .isNotEmpty();
        }
    }

    @Test
    void tracing_neitherTrueNorFalse_failsTheDeployment(RedisServer server) {
        assertThat(application(server).with("redis-cache.tracing", "yes").failure())
                .hasMessageContaining("redis-cache.tracing: must be true or false, was \"yes\"");
    }
}
