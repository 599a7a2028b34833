package io.github.cdirediscache.extension;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigs;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes caches of an application's configuration, annotations and injection points. Containers load it; there is nothing
 * to call.
 *
 * <p>Whatever is wrong with them fails the deployment, in one message with a numbered list.
 */
public class CdiRedisCacheExtension implements Extension {

    private final DeploymentProblems problems = new DeploymentProblems();
    private final InterceptorRegistration interceptors = new InterceptorRegistration();
    private final InterceptionCheck interception = new InterceptionCheck();
    private final Discovery discovery = new Discovery(interception);
    private Map<String, CacheConfig> configs = Map.of();
    private Set<Class<? extends CacheCondition>> conditions = Set.of();

    /** The extension of one application. */
    public CdiRedisCacheExtension() {}

    void registerInterceptors(@Observes BeforeBeanDiscovery event) {
        checkCopies();
        interceptors.register(event, ApplicationConfig.current(), problems::add);
    }

    private void checkCopies() {
        LibraryCopies copies = LibraryCopies.ofApplication();
        // Before classes of another version fail.
        copies.warnOfVersions();
        if (LibraryCopies.isHidden(Thread.currentThread().getContextClassLoader())) {
            problems.add(copies.clash());
            problems.hurry();
        }
    }

    void keepInterceptorsOnce(@Observes @WithAnnotations(Interceptor.class) ProcessAnnotatedType<?> event) {
        interceptors.keepOnce(event);
    }

    void discoverType(
            @Observes
                    @WithAnnotations({
                        CacheResult.class,
                        CachePut.class,
                        CacheInvalidate.class,
                        CacheInvalidate.List.class,
                        CacheInvalidateAll.class,
                        CacheInvalidateAll.List.class,
                        CacheInvalidatePattern.class,
                        CacheInvalidatePattern.List.class
                    })
                    ProcessAnnotatedType<?> event) {
        discovery.annotatedType(event.getAnnotatedType().getJavaClass());
    }

    /** Of what is a bean by its annotations, or has some of ours: Weld warns of who observes all types. */
    void bindInherited(
            @Observes
                    @WithAnnotations({
                        NormalScope.class,
                        Scope.class,
                        Stereotype.class,
                        CacheResult.class,
                        CachePut.class,
                        CacheInvalidate.class,
                        CacheInvalidate.List.class,
                        CacheInvalidateAll.class,
                        CacheInvalidateAll.List.class,
                        CacheInvalidatePattern.class,
                        CacheInvalidatePattern.List.class
                    })
                    ProcessAnnotatedType<?> event) {
        if (InheritedBindings.addTo(event)) {
            interception.bound(event.getAnnotatedType().getJavaClass());
        }
    }

    void discoverPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        discovery.injectionPoint(event.getInjectionPoint());
    }

    void discoverBean(@Observes ProcessBean<?> event) {
        discovery.bean(event);
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager container) {
        ApplicationConfig config = ApplicationConfig.current();
        MethodPlans plans = plan(config);
        Set<String> names = new TreeSet<>(plans.cacheNames());
        names.addAll(discovery.injectedNames());
        configs = read(config, names);
        conditions = plans.conditions();
        new UsageCheck(plans, discovery, problems::warn)
                .check(configs.keySet(), System.getenv().keySet());
        ValueTypeCheck.check(configs, plans, discovery, problems::warn);
        MisplacedConfig.check(discovery.beansWithCaches(), config, problems::add);
        boolean isTraced = Tracing.isOn(config, problems::add);
        PointCheck.check(discovery, problems);
        ConditionCheck.check(conditions, discovery, problems::add);
        if (problems.isUrgent()) {
            event.addDefinitionError(allProblems());
            return;
        }
        names.addAll(configs.keySet());
        addBeans(event, new CacheBeans(container, discovery, isTraced), plans, names);
    }

    private MethodPlans plan(ApplicationConfig config) {
        MethodPlanner planner = new MethodPlanner(config::text, problems::add);
        discovery.annotatedBeans().forEach(planner::plan);
        interception.checkBound(discovery.annotatedBeans(), problems::add);
        planner.checkKeys(discovery::isUsedByCode, problems::warn);
        if (discovery.annotatedBeans().stream().anyMatch(FinalMembers::isIn)) {
            problems.hurry();
        }
        return planner.plans();
    }

    private Map<String, CacheConfig> read(ApplicationConfig config, Set<String> names) {
        if (config.failure().isPresent()) {
            if (!names.isEmpty()) {
                problems.add("the configuration of " + String.join(", ", names) + " can't be read: "
                        + config.failure().get());
            }
            return Map.of();
        }
        return CacheConfigs.read(config.names(), config.lookup()::find, names, problems::add);
    }

    /** What can be known before the container knows the application's beans. */
    private Exception allProblems() {
        if (!discovery.hasApplicationBeans()) {
            SettingsCheck.check(configs.values(), ApplicationBeans.NONE, problems::add);
        }
        return problems.toException();
    }

    private void addBeans(AfterBeanDiscovery event, CacheBeans beans, MethodPlans plans, Set<String> names) {
        Bean<CacheManager> manager = beans.manager(configs.values());
        event.addBean(manager);
        event.addBean(beans.operations(plans, manager));
        names.forEach(name -> event.addBean(beans.cache(name, manager)));
        ReadinessBean.of(configs.values(), discovery.ofDeployment(), () -> beans.proxy(manager))
                .ifPresent(event::addBean);
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager container) {
        if (!configs.isEmpty()) {
            checkSettings(container);
        }
        ConditionCheck.checkAmbiguity(conditions, container, problems::add);
        interception.checkMade(discovery.annotatedBeans(), problems::add);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(problems.toException());
        } else if (!configs.isEmpty()) {
            LibraryCopies.ofApplication().tell(discovery.user(), configs.keySet());
            problems.tellWarnings();
        }
    }

    private void checkSettings(BeanManager container) {
        CreationalContext<?> context = container.createCreationalContext(null);
        try {
            ApplicationBeans formats = discovery.hasApplicationBeans()
                    ? ApplicationBeans.of(new CdiBeans(container, context))
                    : ApplicationBeans.NONE;
            SettingsCheck.check(configs.values(), formats, problems::add);
        } catch (RuntimeException e) {
            problems.add("a serializer, compressor or key function of the application can't be created: " + e);
        } finally {
            context.release();
        }
    }
}
