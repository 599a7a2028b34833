package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.RequestObserver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/**
 * Makes a span of each exchange with Redis, in the span of whoever uses the cache.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/redis/">OpenTelemetry: conventions for Redis</a>
 */
final class RequestSpans implements RequestObserver {

    private final Tracer tracer;

    private RequestSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Empty where the application has no OpenTelemetry. */
    static Optional<RequestObserver> of(BeanManager container) {
        return RuntimeBean.find(container, OpenTelemetry.class)
                .map(telemetry -> new RequestSpans(telemetry.getTracer(OpenTelemetryMetrics.SCOPE)));
    }

    @Override
    public Observation begin(Sent sent) {
        SpanBuilder builder = tracer.spanBuilder(sent.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "redis")
                .setAttribute("db.namespace", Integer.toString(sent.database()))
                .setAttribute("db.operation.name", sent.operation());
        if (sent.requests() > 1) {
            builder.setAttribute("db.operation.batch.size", sent.requests());
        }
        address(builder, sent.location());
        Span span = builder.startSpan();
        return failure -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR);
                span.setAttribute("error.type", failure.getClass().getName());
            }
            span.end();
        };
    }

    /** A unix socket has a path and no port. */
    private static void address(SpanBuilder builder, String location) {
        int colon = location.startsWith("/") ? -1 : location.lastIndexOf(':');
        builder.setAttribute("server.address", colon < 0 ? location : location.substring(0, colon));
        if (colon >= 0) {
            builder.setAttribute("server.port", Long.parseLong(location.substring(colon + 1)));
        }
    }
}
