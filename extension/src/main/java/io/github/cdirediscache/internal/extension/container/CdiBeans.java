package io.github.cdirediscache.extension;

import io.github.cdirediscache.internal.interceptors.call.Beans;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The application's beans by their class.
 *
 * @param manager the container
 * @param context owns the dependent ones
 */
record CdiBeans(BeanManager manager, CreationalContext<?> context) implements Beans {

    /** The bean, whatever its qualifiers; one of exactly this class before those of subclasses. */
    @Override
    public <T> Optional<T> find(Class<T> type) {
        return resolve(manager, type).map(bean -> reference(bean, type));
    }

    /** All beans of a type, each with its class. */
    <T> List<Found<T>> all(Class<T> type) {
        return manager.getBeans(type, Any.Literal.INSTANCE).stream()
                .<Found<T>>map(bean ->
                        new Found<>(bean.getBeanClass(), Optional.ofNullable(bean.getName()), reference(bean, type)))
                .toList();
    }

    private <T> T reference(Bean<?> bean, Class<T> type) {
        return type.cast(manager.getReference(bean, type, context));
    }

    /**
     * The bean of a type; empty if there is none.
     *
     * @throws AmbiguousResolutionException if there are several
     */
    static Optional<Bean<?>> resolve(BeanManager manager, Class<?> type) {
        Set<Bean<?>> beans = manager.getBeans(type, Any.Literal.INSTANCE);
        Set<Bean<?>> exact =
                beans.stream().filter(bean -> bean.getBeanClass() == type).collect(Collectors.toSet());
        @Nullable Bean<?> resolved = manager.resolve(exact.isEmpty() ? beans : exact);
        return Optional.ofNullable(resolved);
    }

    /**
     * A bean.
     *
     * @param beanClass the class that a name of it in the configuration means
     * @param name its name, if it has one
     * @param reference the bean itself, or its client proxy
     * @param <T> its type
     */
    record Found<T>(Class<?> beanClass, Optional<String> name, T reference) {}
}
