package io.github.cdirediscache.extension;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.interceptors.call.CacheOperations;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import io.github.cdirediscache.redis.RedisCacheManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The beans that caches are used through: the manager, the caches by name, and what the interceptors need. */
final class CacheBeans {

    private static final String ID = "io.github.cdirediscache.";
    private static final Set<Annotation> DEFAULT = Set.of(Default.Literal.INSTANCE, Any.Literal.INSTANCE);

    private final BeanManager container;
    private final Discovery discovery;
    private final boolean isTraced;
    private final Metrics metrics = new Metrics();

    /** Of the application: that of the thread which uses a cache first may be any. */
    private final @Nullable ClassLoader application = Thread.currentThread().getContextClassLoader();

    CacheBeans(BeanManager container, Discovery discovery, boolean isTraced) {
        this.container = container;
        this.discovery = discovery;
        this.isTraced = isTraced;
    }

    /** The manager of all caches. It is made when it is used first, and closed with the application. */
    Bean<CacheManager> manager(Collection<CacheConfig> configs) {
        List<CacheConfig> copied = List.copyOf(configs);
        return new SyntheticBean<>(
                CacheManager.class,
                Set.of(CacheManager.class, Object.class),
                DEFAULT,
                ApplicationScoped.class,
                null,
                ID + "manager",
                context -> measured(open(copied, context)),
                this::close);
    }

    private CacheManager measured(CacheManager manager) {
        metrics.start(container, manager);
        return manager;
    }

    private void close(CacheManager manager) {
        metrics.close();
        manager.close();
    }

    private CacheManager open(List<CacheConfig> configs, CreationalContext<?> context) {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            ApplicationBeans formats = ApplicationBeans.of(new CdiBeans(container, context));
            RedisCacheManager.Builder manager = RedisCacheManager.builder();
            formats.addTo(manager);
            configs.forEach(config -> manager.cache(formats.withIds(config)));
            if (isTraced) {
                Tracing.observer(container).ifPresent(manager::observer);
            }
            return manager.build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What the interceptors do. */
    Bean<CacheOperations> operations(MethodPlans plans, Bean<CacheManager> manager) {
        return new SyntheticBean<>(
                CacheOperations.class,
                Set.of(CacheOperations.class, Object.class),
                DEFAULT,
                ApplicationScoped.class,
                null,
                ID + "operations",
                context -> operations(plans, proxy(manager), new CdiBeans(container, context)),
                operations -> {});
    }

    private static CacheOperations operations(MethodPlans plans, CacheManager manager, CdiBeans beans) {
        return CacheOperations.of(plans, manager, beans, Transactions.timing(beans));
    }

    /** A cache, for whichever type of value it is asked for. */
    Bean<Cache<Object>> cache(String name, Bean<CacheManager> manager) {
        return new SyntheticBean<>(
                Cache.class,
                Set.of(anyCache(), Object.class),
                qualifiers(name),
                Dependent.class,
                discovery.isFree(name) ? name : null,
                ID + "cache." + name,
                context -> new InjectedCache<>(proxy(manager), name, valueType(name, context)),
                cache -> {});
    }

    /** As beans have them that are only named; an application's own beans of that type shall not be ambiguous with it. */
    private Set<Annotation> qualifiers(String name) {
        return discovery.hasBean(Cache.class)
                ? Set.of(NamedLiteral.of(name), Any.Literal.INSTANCE)
                : Set.of(NamedLiteral.of(name), Any.Literal.INSTANCE, Default.Literal.INSTANCE);
    }

    CacheManager proxy(Bean<CacheManager> manager) {
        return (CacheManager)
                container.getReference(manager, CacheManager.class, container.createCreationalContext(manager));
    }

    /**
     * The type that the injection point or the lookup asks for. Where nobody asks for any, as in EL: what the
     * injection points of this cache agree on, or else {@code Object}.
     */
    private Type valueType(String name, CreationalContext<?> context) {
        @Nullable InjectionPoint point = (InjectionPoint) container.getInjectableReference(new InjectionPointOfBean(), context);
        return Optional.ofNullable(point)
                .map(InjectionPoint::getType)
                .flatMap(CachePoint::valueType)
                .or(() -> discovery.valueType(name))
                .orElse(Object.class);
    }

    /** {@code Cache<V>} with the interface's own variable, which each {@code Cache<X>} is assignable from. */
    private static Type anyCache() {
        try {
            return Cache.class.getMethod("withVersion", int.class).getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
