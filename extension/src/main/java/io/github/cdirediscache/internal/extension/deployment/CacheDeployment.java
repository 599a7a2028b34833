package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.config.CacheConfigs;
import io.github.cdirediscache.internal.extension.bean.ApplicationFormats;
import io.github.cdirediscache.internal.extension.bean.BeanLookup;
import io.github.cdirediscache.internal.extension.config.ApplicationConfig;
import io.github.cdirediscache.internal.extension.config.ApplicationSettings;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The steps of a deployment: from what was discovered and from the configuration to the plans and settings of an
 * application's caches, or to a list of what is wrong. The same for each kind of CDI extension. For one thread.
 */
public final class CacheDeployment {

    private final Class<?> library;
    private final DeploymentProblems problems = new DeploymentProblems();
    private final InterceptionCheck interception = new InterceptionCheck();
    private final Discovery discovery;
    private Map<String, CacheConfig> configs = Map.of();
    private Set<Class<? extends CacheCondition>> conditions = Set.of();

    /**
     * A deployment that has found nothing yet.
     *
     * @param library the class of this library that other versions of it have, too
     */
    public CacheDeployment(Class<?> library) {
        this.library = library;
        this.discovery = new Discovery(library);
    }

    /**
     * What the application has.
     *
     * @return is to be told while the container finds it
     */
    public Discovery discovery() {
        return discovery;
    }

    /**
     * What interceptors may not see.
     *
     * @return is to be told while the container finds it
     */
    public InterceptionCheck interception() {
        return interception;
    }

    /**
     * The first step, before anything is discovered: checks that there is one copy of this library, and reads what the
     * interceptors need.
     *
     * @param config the application's configuration
     * @return the priority of the innermost interceptor
     */
    public int interceptorPriority(ApplicationConfig config) {
        LibraryCopies copies = LibraryCopies.ofApplication();
        // Before classes of another version fail.
        copies.warnOfVersions();
        if (LibraryCopies.isHidden(library, Thread.currentThread().getContextClassLoader())) {
            problems.add(copies.clash());
            problems.markUrgent();
        }
        return ApplicationSettings.interceptorPriority(config, problems::add);
    }

    /**
     * The second step, when everything is discovered and before beans are made: plans the methods, reads the settings,
     * and checks both.
     *
     * @param config the application's configuration
     * @return the caches; not to be used if there are {@link #urgentProblems()}
     */
    public DeployedCaches plan(ApplicationConfig config) {
        MethodPlans plans = planMethods(config);
        Set<String> names = new TreeSet<>(plans.cacheNames());
        names.addAll(discovery.injectedNames());
        configs = read(config, names);
        conditions = plans.conditions();
        new UsageCheck(plans, discovery, problems::warn)
                .check(configs.keySet(), System.getenv().keySet());
        ValueTypeCheck.check(configs, plans, discovery, problems::warn);
        MisplacedConfig.check(discovery.beansWithCaches(), config, problems::add);
        boolean isTraced = ApplicationSettings.isTraced(config, problems::add);
        PointCheck.check(discovery, problems);
        ConditionCheck.check(conditions, discovery, problems::add);
        names.addAll(configs.keySet());
        return new DeployedCaches(plans, configs.values(), names, isTraced);
    }

    private MethodPlans planMethods(ApplicationConfig config) {
        MethodPlanner planner = new MethodPlanner(config::text, problems::add);
        discovery.annotatedBeans().forEach(planner::plan);
        interception.checkBound(discovery.annotatedBeans(), problems::add);
        planner.checkKeys(discovery::isUsedByCode, problems::warn);
        if (discovery.annotatedBeans().stream().anyMatch(FinalMembers::isIn)) {
            problems.markUrgent();
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

    /**
     * The problems, if the container is about to fail by itself with a message that says less.
     *
     * @return all that is known so far; empty if there are none, or if the container goes on
     */
    public Optional<String> urgentProblems() {
        if (!problems.isUrgent()) {
            return Optional.empty();
        }
        if (!discovery.hasApplicationFormats()) {
            SettingsCheck.check(configs.values(), ApplicationFormats.NONE, problems::add);
        }
        return Optional.of(problems.describe());
    }

    /**
     * The last step, when the container knows all beans: checks what needs them, and logs an application without
     * problems.
     *
     * @param beans the application's beans
     * @return all problems; empty if there are none
     */
    public Optional<String> validate(BeanLookup beans) {
        if (!configs.isEmpty()) {
            checkSettings(beans);
        }
        ConditionCheck.checkAmbiguity(conditions, beans, problems::add);
        interception.checkMade(discovery.annotatedBeans(), problems::add);
        if (!problems.isEmpty()) {
            return Optional.of(problems.describe());
        }
        if (!configs.isEmpty()) {
            LibraryCopies.ofApplication().logDeployment(discovery.user(), configs.keySet());
            problems.logWarnings();
        }
        return Optional.empty();
    }

    private void checkSettings(BeanLookup beans) {
        try {
            ApplicationFormats formats =
                    discovery.hasApplicationFormats() ? ApplicationFormats.of(beans) : ApplicationFormats.NONE;
            SettingsCheck.check(configs.values(), formats, problems::add);
        } catch (RuntimeException e) {
            problems.add(
                    "a serializer, compressor, key function or credentials provider of the application can't be created: "
                            + e);
        }
    }
}
