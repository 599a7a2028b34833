package io.github.cdirediscache.internal.interceptors.plan;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Works out what the caching annotations of an application's beans do, and what is wrong with them. For one thread;
 * used while the application is deployed.
 */
public final class MethodPlanner {

    private final Map<BeanMethod, MethodPlan> plans = new LinkedHashMap<>();
    private final Function<String, Optional<String>> config;
    private final Consumer<String> problems;
    private final KeyUses uses;

    /**
     * A planner without plans.
     *
     * @param config finds a configuration value by its key, for annotation members such as {@code ${story.ttl}}
     * @param problems is told of each mistake: where it is, what it is, and what to do
     */
    public MethodPlanner(Function<String, Optional<String>> config, Consumer<String> problems) {
        this.config = config;
        this.problems = problems;
        this.uses = new KeyUses(problems);
    }

    /**
     * Whether a bean of this class has methods to plan, or has caching annotations where they don't belong.
     *
     * @param beanClass the class
     * @return whether {@link #plan(Class)} would do anything
     */
    public static boolean isConcerned(Class<?> beanClass) {
        return AnnotatedMethods.boundTypes(beanClass).findAny().isPresent()
                || AnnotatedMethods.bindingsOfStereotypes(beanClass).findAny().isPresent()
                || !AnnotatedMethods.of(beanClass).isEmpty();
    }

    /**
     * Whether a class itself declares or inherits methods with caching annotations.
     *
     * @param type the class
     * @return whether there are such; what its methods implement does not count
     */
    public static boolean isAnnotated(Class<?> type) {
        return AnnotatedMethods.of(type).stream().anyMatch(method -> !method.isInherited());
    }

    /**
     * The methods whose caching annotations are on what they implement, a method of an interface or an abstract one, so
     * that the container has to be told of them.
     *
     * @param beanClass the class
     * @return the methods; none of an interface
     */
    public static List<AnnotatedMethod> inherited(Class<?> beanClass) {
        return AnnotatedMethods.implementing(beanClass);
    }

    /**
     * Plans all annotated methods that a bean class declares or inherits.
     *
     * @param beanClass the class
     */
    public void plan(Class<?> beanClass) {
        AnnotatedMethods.boundTypes(beanClass)
                .forEach(type -> AnnotatedMethods.bindings(type)
                        .forEach(binding -> problems.accept(type.getName() + ": @" + name(binding)
                                + " belongs on methods; @CacheDefaults says for a class what its methods share")));
        AnnotatedMethods.bindingsOfStereotypes(beanClass)
                .forEach(binding -> problems.accept(
                        beanClass.getName() + ": a stereotype has @" + name(binding) + ", which belongs on methods"));
        AnnotatedMethods.of(beanClass).forEach(annotated -> plan(beanClass, annotated));
    }

    /**
     * Plans one method. A second time it does nothing.
     *
     * @param beanClass the bean's class, which declares or inherits the method
     * @param annotated the method, with at least one caching annotation
     */
    public void plan(Class<?> beanClass, AnnotatedMethod annotated) {
        BeanMethod beanMethod = new BeanMethod(beanClass, annotated.method());
        if (plans.containsKey(beanMethod)) {
            return;
        }
        List<String> found = new ArrayList<>();
        MethodProblems here = new MethodProblems(beanMethod.describe() + ": ", found::add);
        MethodPlan plan = new AnnotationReader(MethodContext.of(beanMethod, annotated.source(), config, here)).plan();
        found.forEach(problems);
        plans.put(beanMethod, plan);
        uses.add(beanMethod, annotated.source(), plan, !found.isEmpty());
    }

    /**
     * Looks for invalidations that remove nothing, and for values that nothing reads; to be called when all methods are
     * planned.
     *
     * @param isUsedElsewhere whether a cache is used in other ways than by annotations: what looks like a mistake is a
     *     warning then, and no problem
     * @param warnings is told of these
     */
    public void checkKeys(Predicate<String> isUsedElsewhere, Consumer<String> warnings) {
        uses.checkRemovals(isUsedElsewhere, warnings);
        uses.checkPuts(isUsedElsewhere, warnings);
        uses.checkTemplates(warnings);
    }

    /**
     * The plans so far. To be used only if there were no problems.
     *
     * @return the plans
     */
    public MethodPlans plans() {
        return new MethodPlans(plans);
    }

    private static String name(Class<? extends Annotation> binding) {
        Class<?> outer = binding.getDeclaringClass();
        return outer == null ? binding.getSimpleName() : outer.getSimpleName();
    }
}
