package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.internal.config.Variables;
import io.github.cdirediscache.internal.extension.discovery.CachePoint;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.text.Suggestions;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds settings, annotations and injection points that don't match: one of them is probably a mistake. */
final class UsageCheck {

    private static final String DEFAULT = "default";

    private final MethodPlans plans;
    private final Discovery discovery;
    private final Consumer<String> warnings;

    UsageCheck(MethodPlans plans, Discovery discovery, Consumer<String> warnings) {
        this.plans = plans;
        this.discovery = discovery;
        this.warnings = warnings;
    }

    /**
     * Reports what looks like a mistake.
     *
     * @param caches the names of all caches, those of the configuration included
     * @param variables the names of the environment variables
     */
    void check(Collection<String> caches, Collection<String> variables) {
        Set<String> used = new TreeSet<>(plans.cacheNames());
        used.addAll(discovery.injectedNames());
        Map<String, Set<Type>> stored = plans.storedTypes();
        Set<String> filled = new TreeSet<>(stored.keySet());
        filled.addAll(discovery.injectedNames());
        caches.stream()
                .filter(cache -> !used.contains(cache) && !cache.equals(DEFAULT))
                .forEach(cache -> unused(cache, filled));
        plans.cacheNames().stream()
                .filter(cache -> !stored.containsKey(cache) && !discovery.isUsedByCode(cache))
                .forEach(cache -> warnings.accept("cache " + cache + ": methods invalidate it and none stores a value;"
                        + " that is right only if another application does"
                        + Suggestions.didYouMean(cache, filled)));
        discovery.points().forEach(point -> types(point, stored));
        Variables.unread(variables, caches).forEach(warnings);
    }

    private void unused(String cache, Set<String> filled) {
        String suggestion = Suggestions.didYouMean(cache, filled);
        // Code with a manager may ask for any cache, but hardly for one whose name is nearly that of another.
        if (!discovery.isManagerInjected() || !suggestion.isEmpty()) {
            warnings.accept("cache " + cache + ": it is configured, and no annotation or injection point names it"
                    + suggestion);
        }
    }

    private void types(CachePoint point, Map<String, Set<Type>> stored) {
        String cache = point.name();
        Set<Type> types = cache == null ? Set.of() : stored.getOrDefault(cache, Set.of());
        point.valueType()
                .filter(type -> !types.isEmpty() && types.stream().noneMatch(each -> isReadAs(type, each)))
                .ifPresent(
                        type -> warnings.accept(point.where() + ": it reads the values of the cache " + cache + " as "
                                + type.getTypeName() + ", and methods store "
                                + types.stream().map(Type::getTypeName).sorted().collect(Collectors.joining(", "))
                                + " there; what one stores the other can't read, or reads as something else: use one type, or"
                                + " two caches"));
    }

    /** Whether a value that is stored as one type is one of the other, as far as their classes tell. */
    private static boolean isReadAs(Type read, Type stored) {
        return DeclaredTypes.rawClass(read).isAssignableFrom(DeclaredTypes.rawClass(stored));
    }
}
