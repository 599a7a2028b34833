package io.github.cdirediscache.internal.extension.container;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.PassivationCapable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bean that the extension makes. Of our own and not the container's builder: that one gives a bean's class no effect
 * on WildFly, and has its own mind about qualifiers.
 *
 * @param beanClass decides in which archive the bean is seen; in a normal scope an interface, of which OpenWebBeans
 *     makes the client proxy
 * @param types its types, besides {@code Object}
 * @param qualifiers all its qualifiers
 * @param scope its scope
 * @param name its name in EL; {@code null} for none
 * @param id tells it from all other beans of the application, today and in the next run
 * @param creator makes an instance
 * @param destroyer ends one
 * @param <T> the class of the instances
 */
record SyntheticBean<T>(
        Class<?> beanClass,
        Set<Type> types,
        Set<Annotation> qualifiers,
        Class<? extends Annotation> scope,
        @Nullable String name,
        String id,
        Function<CreationalContext<T>, T> creator,
        Consumer<T> destroyer)
        implements Bean<T>, PassivationCapable {

    @Override
    public T create(CreationalContext<T> context) {
        return creator.apply(context);
    }

    @Override
    public void destroy(T instance, CreationalContext<T> context) {
        try {
            destroyer.accept(instance);
        } finally {
            context.release();
        }
    }

    @Override
    public Class<?> getBeanClass() {
        return beanClass;
    }

    @Override
    public Set<Type> getTypes() {
        return types;
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return qualifiers;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return scope;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public String getId() {
        return id;
    }

    /** The bean itself is what counts, and not what it is made of. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "bean " + id;
    }
}
