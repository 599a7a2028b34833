package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.internal.extension.bean.BeanLookup;
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
 * The application's beans, as the container finds them.
 *
 * @param manager the container
 * @param context owns the dependent ones
 */
public record CdiBeans(BeanManager manager, CreationalContext<?> context) implements Beans, BeanLookup {

    /** The bean, whatever its qualifiers; one of exactly this class before those of subclasses. */
    @Override
    public <T> Optional<T> find(Class<T> type) {
        return resolve(type).map(bean -> reference(bean, type));
    }

    @Override
    public <T> List<Found<T>> all(Class<T> type) {
        return manager.getBeans(type, Any.Literal.INSTANCE).stream()
                .<Found<T>>map(bean ->
                        new Found<>(bean.getBeanClass(), Optional.ofNullable(bean.getName()), reference(bean, type)))
                .toList();
    }

    private <T> T reference(Bean<?> bean, Class<T> type) {
        return type.cast(manager.getReference(bean, type, context));
    }

    @Override
    public boolean isAmbiguous(Class<?> type) {
        try {
            resolve(type);
            return false;
        } catch (AmbiguousResolutionException e) {
            return true;
        }
    }

    /** The bean of a type; empty if there is none. */
    private Optional<Bean<?>> resolve(Class<?> type) {
        Set<Bean<?>> beans = manager.getBeans(type, Any.Literal.INSTANCE);
        Set<Bean<?>> exact =
                beans.stream().filter(bean -> bean.getBeanClass() == type).collect(Collectors.toSet());
        @Nullable Bean<?> resolved = manager.resolve(exact.isEmpty() ? beans : exact);
        return Optional.ofNullable(resolved);
    }
}
