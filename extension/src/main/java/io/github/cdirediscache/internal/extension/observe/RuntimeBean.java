package io.github.cdirediscache.internal.extension.observe;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the runtime gives an application as a bean. The extension's own container does not see all of the
 * application's beans if the extension is a module of the server; the application's does.
 */
final class RuntimeBean {

    private RuntimeBean() {}

    static <T> Optional<T> find(BeanManager container, Class<T> type) {
        return containers(container).flatMap(each -> in(each, type).stream()).findFirst();
    }

    /** Those that may know such a bean, the application's before the extension's. */
    static Stream<BeanManager> containers(BeanManager ofExtension) {
        return Stream.concat(ofComponent().stream(), Stream.of(ofExtension));
    }

    private static <T> Optional<T> in(BeanManager container, Class<T> type) {
        Set<Bean<?>> beans = container.getBeans(type);
        @Nullable Bean<?> bean = beans.isEmpty() ? null : container.resolve(beans);
        return Optional.ofNullable(bean)
                .map(found -> container.getReference(found, type, container.createCreationalContext(found)))
                .map(type::cast);
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
