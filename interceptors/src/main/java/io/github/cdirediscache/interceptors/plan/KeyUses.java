package io.github.cdirediscache.interceptors.plan;

import io.github.cdirediscache.interceptors.key.KeyRule;
import io.github.cdirediscache.interceptors.key.KeyShape;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds methods whose keys meet and should not, as each would be given the other's values, and invalidations whose keys
 * meet none that is stored, and so remove nothing.
 */
final class KeyUses {

    /** A method that stores under a key. */
    private record Use(
            BeanMethod method, String cacheName, KeyShape shape, Type value, boolean isLoad, boolean isShared) {

        boolean isBeside(Use other) {
            return cacheName.equals(other.cacheName)
                    && shape.kind() == other.shape.kind()
                    && shape.text().equals(other.shape.text())
                    && !method.isSameAs(other.method);
        }

        String both(Use other) {
            return method.describe() + " and " + other.method.describe();
        }

        boolean mayBeMistakenFor(Use other) {
            return shape.kind() == KeyShape.Kind.GENERATED && isLoad && other.isLoad && !isShared && !other.isShared;
        }
    }

    private record Removed(BeanMethod method, CallPlan.Remove plan, KeyRule rule) {}

    private final List<Use> uses = new ArrayList<>();
    private final List<Removed> removals = new ArrayList<>();

    /** Caches of which not all shapes are known. */
    private final Set<String> unclear = new HashSet<>();

    private final Consumer<String> problems;

    KeyUses(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Takes a method's plan; one with problems does not say what its keys look like. */
    void add(BeanMethod method, MethodPlan plan, boolean hasProblems) {
        if (hasProblems) {
            plan.calls().map(CallPlan::cacheName).forEach(unclear::add);
            return;
        }
        plan.calls().forEach(call -> {
            if (call instanceof CallPlan.Load load) {
                add(new Use(
                        method,
                        load.cacheName(),
                        load.key().shape(),
                        load.shape().value(),
                        true,
                        load.isShared()));
            } else if (call instanceof CallPlan.Store store) {
                add(new Use(
                        method,
                        store.cacheName(),
                        store.key().shape(),
                        store.shape().value(),
                        false,
                        false));
            } else if (call instanceof CallPlan.Remove remove && remove.rule() != null) {
                removals.add(new Removed(method, remove, remove.rule()));
            }
        });
    }

    private void add(Use use) {
        List<Use> beside = uses.stream().filter(use::isBeside).toList();
        if (!beside.isEmpty() && !beside.get(0).value().equals(use.value())) {
            problems.accept(ofTypes(use, beside.get(0)));
        } else {
            beside.stream()
                    .filter(other -> other.value().equals(use.value()) && use.mayBeMistakenFor(other))
                    .findFirst()
                    .ifPresent(other -> problems.accept(ofMistake(use, other)));
        }
        uses.add(use);
    }

    private static String ofTypes(Use use, Use other) {
        return use.both(other) + " share the cache " + use.cacheName() + " and keys of the shape " + use.shape()
                + ", but not the type of the value: " + use.value().getTypeName() + " and "
                + other.value().getTypeName() + "; give one of them another key or another cache";
    }

    private static String ofMistake(Use use, Use other) {
        return use.both(other) + " share the cache " + use.cacheName() + " and generated keys of the shape "
                + use.shape() + ", so each is given what the other has stored; give each a key template or a cache of"
                + " its own, or, if they mean the same values, say sharedKey = true on one";
    }

    /**
     * Tells of invalidations that remove nothing.
     *
     * @param isUsedElsewhere whether a cache is used in other ways than by annotations, which may store under any key
     * @param warnings is told of those of such caches
     */
    void checkRemovals(Predicate<String> isUsedElsewhere, Consumer<String> warnings) {
        for (Removed removal : removals) {
            String cacheName = removal.plan().cacheName();
            List<Use> stored = uses.stream()
                    .filter(use -> use.cacheName().equals(cacheName))
                    .toList();
            KeyShape shape = removal.rule().shape();
            if (!stored.isEmpty()
                    && !unclear.contains(cacheName)
                    && stored.stream().noneMatch(use -> use.shape().meets(shape))) {
                (isUsedElsewhere.test(cacheName) ? warnings : problems).accept(inVain(removal, shape, stored));
            }
        }
    }

    private static String inVain(Removed removal, KeyShape shape, List<Use> stored) {
        String shapes = stored.stream()
                .map(use -> use.shape() + " of " + use.method().describe())
                .distinct()
                .collect(Collectors.joining(", "));
        boolean isPattern = shape.kind() == KeyShape.Kind.PATTERN;
        return removal.method().describe() + ": @" + (isPattern ? "CacheInvalidatePattern" : "CacheInvalidate")
                + " removes nothing: in the cache " + removal.plan().cacheName()
                + " no method stores under keys of the shape "
                + shape + ", there are " + shapes + "; "
                + (isPattern
                        ? "write a pattern that matches these"
                        : "give it the same parameters, in the same order (@CacheKey), or the same key template");
    }
}
