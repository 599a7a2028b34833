package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.key.KeyShape;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds methods that share keys by mistake, so that each gets the other's values, and invalidations that remove
 * nothing, since no method stores under their keys.
 */
final class KeyUses {

    /** A method that stores under a key. */
    private record Use(
            Method source,
            BeanMethod method,
            String cacheName,
            KeyShape shape,
            Type value,
            boolean isLoad,
            boolean isShared) {

        /** Whether the two give one key, for sure or as far as the types tell. */
        boolean isBeside(Use other) {
            return cacheName.equals(other.cacheName)
                    && shape.kind() == other.shape.kind()
                    && !method.isSameAs(other.method)
                    && (shape.text().equals(other.shape.text())
                            || (shape.kind() == KeyShape.Kind.GENERATED && shape.meets(other.shape)));
        }

        String both(Use other) {
            return method.describe() + " and " + other.method.describe();
        }

        /** A key template that is written once, and inherited by two beans, was chosen by neither. */
        boolean mayBeMistakenFor(Use other) {
            return (shape.kind() == KeyShape.Kind.GENERATED || source.equals(other.source))
                    && isLoad
                    && other.isLoad
                    && !isShared
                    && !other.isShared;
        }

        /** Templates that may give one key for two types, as {@code {id}} and {@code {name}} do. */
        boolean mayMeetAnotherType(Use other) {
            return cacheName.equals(other.cacheName)
                    && shape.kind() == KeyShape.Kind.TEMPLATE
                    && other.shape.kind() == KeyShape.Kind.TEMPLATE
                    && !value.equals(other.value)
                    && !shape.text().equals(other.shape.text())
                    && shape.beginsWithArgument()
                    && other.shape.beginsWithArgument()
                    && shape.meets(other.shape);
        }
    }

    private record Removed(BeanMethod method, CallPlan.Invalidate plan, KeyRule rule) {}

    private final List<Use> uses = new ArrayList<>();
    private final List<Removed> invalidations = new ArrayList<>();

    /** Caches of which not all shapes are known. */
    private final Set<String> unclear = new HashSet<>();

    private final Consumer<String> problems;

    KeyUses(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Takes a method's plan. If it has problems, it is unknown what its keys look like. */
    void add(BeanMethod method, Method source, MethodPlan plan, boolean hasProblems) {
        if (hasProblems) {
            plan.calls().map(CallPlan::cacheName).forEach(unclear::add);
            return;
        }
        plan.calls().forEach(call -> {
            if (call instanceof CallPlan.Storing storing) {
                add(new Use(
                        source,
                        method,
                        storing.cacheName(),
                        storing.key().shape(),
                        storing.shape().value(),
                        storing instanceof CallPlan.Load,
                        storing instanceof CallPlan.Load load && load.isShared()));
            } else if (call instanceof CallPlan.Invalidate invalidation && invalidation.rule() != null) {
                invalidations.add(new Removed(method, invalidation, invalidation.rule()));
            }
        });
    }

    private void add(Use use) {
        List<Use> beside = uses.stream().filter(use::isBeside).toList();
        Optional<Use> ofAnotherType = ofAnotherType(use, beside);
        ofAnotherType.ifPresent(other -> problems.accept(ofTypes(use, other)));
        if (ofAnotherType.isEmpty()) {
            beside.stream()
                    .filter(other -> other.value().equals(use.value()) && use.mayBeMistakenFor(other))
                    .findFirst()
                    .ifPresent(other -> problems.accept(ofMistake(use, other)));
        }
        uses.add(use);
    }

    /** Of methods with the same shape the first is enough: the others have been compared with it already. */
    private static Optional<Use> ofAnotherType(Use use, List<Use> beside) {
        Optional<Use> same = beside.stream()
                .filter(other -> other.shape().text().equals(use.shape().text()))
                .findFirst();
        return Stream.concat(
                        same.stream(),
                        beside.stream()
                                .filter(other ->
                                        !other.shape().text().equals(use.shape().text())))
                .filter(other -> !other.value().equals(use.value()))
                .findFirst();
    }

    private static String ofTypes(Use use, Use other) {
        return use.both(other) + " share the cache " + use.cacheName() + " and keys of the shape " + use.shape()
                + ", but not the type of the value: " + use.value().getTypeName() + " and "
                + other.value().getTypeName() + "; give one of them another key or another cache";
    }

    private static String ofMistake(Use use, Use other) {
        boolean isInherited = use.source().equals(other.source());
        return use.both(other) + " share the cache " + use.cacheName() + " and "
                + (isInherited ? "" : "generated ") + "keys of the shape " + use.shape()
                + ", so each is given what the other has stored; give each "
                + (isInherited ? "bean a cache of its own (@CacheDefaults)" : "a key template or a cache of its own")
                + ", or, if they mean the same values, say sharedKey = true on one";
    }

    /**
     * Reports invalidations that remove nothing.
     *
     * @param isUsedElsewhere whether a cache is used in other ways than by annotations, which may store under any key
     * @param warnings is told of those of such caches
     */
    void checkRemovals(Predicate<String> isUsedElsewhere, Consumer<String> warnings) {
        for (Removed removal : invalidations) {
            String cacheName = removal.plan().cacheName();
            List<Use> stored = uses.stream()
                    .filter(use -> use.cacheName().equals(cacheName))
                    .toList();
            KeyShape shape = removal.rule().shape();
            if (stored.isEmpty() || unclear.contains(cacheName)) {
                continue;
            }
            List<Use> met =
                    stored.stream().filter(use -> use.shape().meets(shape)).toList();
            if (met.isEmpty()) {
                (isUsedElsewhere.test(cacheName) ? warnings : problems).accept(inVain(removal, shape, stored));
            } else if (met.stream().allMatch(use -> use.shape().isInOtherOrder(shape))) {
                warnings.accept(removal.method().describe() + ": @CacheInvalidate makes its key of the parameters of "
                        + met.get(0).method().describe() + " in another order; if that is no mistake, give it other"
                        + " names or a key template");
            }
        }
    }

    /** Reports methods that store what no annotated method reads. */
    void checkPuts(Predicate<String> isUsedElsewhere, Consumer<String> warnings) {
        for (Use put : uses) {
            List<Use> loads = uses.stream()
                    .filter(use -> use.isLoad() && use.cacheName().equals(put.cacheName()))
                    .toList();
            if (!put.isLoad()
                    && !loads.isEmpty()
                    && !unclear.contains(put.cacheName())
                    && !isUsedElsewhere.test(put.cacheName())
                    && loads.stream().noneMatch(load -> load.shape().meets(put.shape()))) {
                warnings.accept(put.method().describe() + ": nothing reads what it stores: in the cache "
                        + put.cacheName() + " no @CacheResult has keys of the shape " + put.shape() + ", there are "
                        + shapes(loads));
            }
        }
    }

    /** Reports templates that may give one key to values of two types. */
    void checkTemplates(Consumer<String> warnings) {
        for (int i = 0; i < uses.size(); i++) {
            Use use = uses.get(i);
            uses.subList(0, i).stream()
                    .filter(use::mayMeetAnotherType)
                    .findFirst()
                    .ifPresent(other -> warnings.accept(use.both(other) + " share the cache " + use.cacheName()
                            + ", and may give one key (" + use.shape() + " and " + other.shape()
                            + ") to values of two types, " + use.value().getTypeName() + " and "
                            + other.value().getTypeName() + "; begin each template with a text of its own"));
        }
    }

    private static String shapes(List<Use> uses) {
        return uses.stream()
                .map(use -> use.shape() + " of " + use.method().describe())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String inVain(Removed removal, KeyShape shape, List<Use> stored) {
        boolean isPattern = shape.kind() == KeyShape.Kind.PATTERN;
        return removal.method().describe() + ": @" + (isPattern ? "CacheInvalidatePattern" : "CacheInvalidate")
                + " removes nothing: in the cache " + removal.plan().cacheName()
                + " no method stores under keys of the shape "
                + shape + ", there are " + shapes(stored) + "; "
                + (isPattern
                        ? "write a pattern that matches these"
                        : "give it the same parameters, in the same order (@CacheKey), or the same key template")
                + (isPattern ? "" : "; if code stores under such keys, inject the cache there");
    }
}
