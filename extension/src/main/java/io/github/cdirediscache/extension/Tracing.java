package io.github.cdirediscache.extension;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether what is sent to Redis is traced: a setting of the application, off unless it is set. */
final class Tracing {

    private static final String KEY = "redis-cache.tracing";

    private Tracing() {}

    static boolean isOn(ApplicationConfig config, Consumer<String> problems) {
        try {
            String text = config.text(KEY).orElse("").strip().toLowerCase(Locale.ROOT);
            if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
                problems.accept(KEY + ": must be true or false, was \"" + text + "\"");
            }
            return text.equals("true");
        } catch (IllegalArgumentException e) {
            problems.accept(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** What makes spans of requests; empty where the application has no OpenTelemetry. */
    static Optional<RequestObserver> observer(BeanManager container) {
        return ClassLookup.isPresent("io.opentelemetry.api.OpenTelemetry", Tracing.class.getClassLoader())
                ? RequestSpans.of(container)
                : Optional.empty();
    }
}
