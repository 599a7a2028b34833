package io.github.cdirediscache.interceptors.plan;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds methods that give one key to values of different types: each would find the other's value and not read it. */
final class SharedShapes {

    private record Place(String cacheName, String shape) {}

    private record Use(String method, Type value) {}

    private final Map<Place, Use> first = new HashMap<>();
    private final Consumer<String> problems;

    SharedShapes(Consumer<String> problems) {
        this.problems = problems;
    }

    void add(String method, MethodPlan plan) {
        plan.calls().forEach(call -> {
            if (call instanceof CallPlan.Load load) {
                add(
                        new Place(load.cacheName(), load.key().shape()),
                        new Use(method, load.shape().value()));
            } else if (call instanceof CallPlan.Store store) {
                add(
                        new Place(store.cacheName(), store.key().shape()),
                        new Use(method, store.shape().value()));
            }
        });
    }

    private void add(Place place, Use use) {
        @Nullable Use other = first.putIfAbsent(place, use);
        if (other != null && !other.value().equals(use.value())) {
            problems.accept(use.method() + " and " + other.method() + " share the cache " + place.cacheName()
                    + " and keys of the shape " + place.shape() + ", but not the type of the value: "
                    + use.value().getTypeName() + " and " + other.value().getTypeName()
                    + "; give one of them another key or another cache");
        }
    }
}
