package io.github.cdirediscache.extension;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's OpenTelemetry, as MicroProfile Telemetry gives it one. The global one is not asked for: asking
 * would set it for good.
 */
final class OpenTelemetryBean {

    private OpenTelemetryBean() {}

    static Optional<OpenTelemetry> find(BeanManager container) {
        // A module of the server does not see all beans of the application; the application's own container does.
        return in(container).or(() -> ofComponent().flatMap(OpenTelemetryBean::in));
    }

    private static Optional<OpenTelemetry> in(BeanManager container) {
        Set<Bean<?>> beans = container.getBeans(OpenTelemetry.class);
        @Nullable Bean<?> bean = beans.isEmpty() ? null : container.resolve(beans);
        return Optional.ofNullable(bean).map(found -> (OpenTelemetry)
                container.getReference(found, OpenTelemetry.class, container.createCreationalContext(found)));
    }

    @SuppressWarnings("BanJNDI") // the name is a constant
    private static Optional<BeanManager> ofComponent() {
        try {
            return Optional.of(InitialContext.doLookup("java:comp/BeanManager"));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
