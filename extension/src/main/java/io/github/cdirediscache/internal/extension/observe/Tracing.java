package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** Spans of what is sent to Redis, where the runtime has OpenTelemetry. */
public final class Tracing {

    private Tracing() {}

    /**
     * The observer that makes spans of requests.
     *
     * @param container finds the OpenTelemetry of the runtime
     * @return the observer; empty where the application has no OpenTelemetry
     */
    public static Optional<RequestObserver> observer(BeanManager container) {
        return ClassLookup.isPresent("io.opentelemetry.api.OpenTelemetry", Tracing.class.getClassLoader())
                ? RequestSpans.of(container)
                : Optional.empty();
    }
}
