package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.extension.bean.InjectedCache;
import io.github.cdirediscache.internal.extension.bean.ManagerFactory;
import io.github.cdirediscache.internal.extension.deployment.DeployedCaches;
import io.github.cdirediscache.internal.extension.discovery.CachePoint;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import io.github.cdirediscache.internal.extension.observe.Metrics;
import io.github.cdirediscache.internal.extension.observe.Tracing;
import io.github.cdirediscache.internal.extension.transaction.Transactions;
import io.github.cdirediscache.internal.interceptors.call.CacheOperations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The beans that caches are used through: the manager, the caches by name, and what the interceptors need. */
public final class CacheBeans {

    private static final String ID = "io.github.cdirediscache.";
    private static final Set<Annotation> DEFAULT = Set.of(Default.Literal.INSTANCE, Any.Literal.INSTANCE);

    private final BeanManager container;
    private final Discovery discovery;
    private final DeployedCaches caches;
    private final ManagerFactory managers;
    private final Metrics metrics = new Metrics();

    /**
     * The beans of an application, to be made by a thread of the application that is deployed.
     *
     * @param container the container
     * @param discovery what the application has
     * @param caches its caches
     */
    public CacheBeans(BeanManager container, Discovery discovery, DeployedCaches caches) {
        this.container = container;
        this.discovery = discovery;
        this.caches = caches;
        this.managers = new ManagerFactory(caches.configs());
    }

    /**
     * Adds the beans.
     *
     * @param event where to add them
     */
    public void addTo(AfterBeanDiscovery event) {
        Bean<CacheManager> manager = manager();
        event.addBean(manager);
        event.addBean(operations(manager));
        caches.names().forEach(name -> event.addBean(cache(name, manager)));
        ReadinessBean.of(caches.configs(), discovery.ofDeployment(), () -> proxy(manager))
                .ifPresent(event::addBean);
    }

    /** The manager of all caches. It is made when it is used first, and closed with the application. */
    private Bean<CacheManager> manager() {
        return new SyntheticBean<>(
                CacheManager.class,
                Set.of(CacheManager.class, Object.class),
                DEFAULT,
                ApplicationScoped.class,
                null,
                ID + "manager",
                this::open,
                this::close);
    }

    private CacheManager open(CreationalContext<?> context) {
        CacheManager manager = managers.create(
                new CdiBeans(container, context),
                () -> caches.isTraced() ? Tracing.observer(container) : Optional.empty());
        metrics.start(container, manager);
        return manager;
    }

    private void close(CacheManager manager) {
        metrics.close();
        manager.close();
    }

    /** What the interceptors do. */
    private Bean<CacheOperations> operations(Bean<CacheManager> manager) {
        return new SyntheticBean<>(
                CacheOperations.class,
                Set.of(CacheOperations.class, Object.class),
                DEFAULT,
                ApplicationScoped.class,
                null,
                ID + "operations",
                context -> operations(proxy(manager), new CdiBeans(container, context)),
                operations -> {});
    }

    private CacheOperations operations(CacheManager manager, CdiBeans beans) {
        return CacheOperations.of(caches.plans(), manager, beans, Transactions.timing(beans));
    }

    /** A cache, for whichever type of value it is asked for. */
    private Bean<Cache<Object>> cache(String name, Bean<CacheManager> manager) {
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

    /**
     * Those of a bean that only has a name; no default one if it would be ambiguous with an application's own cache.
     */
    private Set<Annotation> qualifiers(String name) {
        return discovery.hasBean(Cache.class)
                ? Set.of(NamedLiteral.of(name), Any.Literal.INSTANCE)
                : Set.of(NamedLiteral.of(name), Any.Literal.INSTANCE, Default.Literal.INSTANCE);
    }

    private CacheManager proxy(Bean<CacheManager> manager) {
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
