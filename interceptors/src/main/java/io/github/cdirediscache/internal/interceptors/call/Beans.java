package io.github.cdirediscache.internal.interceptors.plan;

import java.util.Optional;

/** Finds the beans that annotations name by their class. For the code that starts the interceptors, not for users. */
@FunctionalInterface
public interface Beans {

    /**
     * The bean of a class.
     *
     * @param <T> the class
     * @param type the class
     * @return the one bean of that type; empty if there is none
     */
    <T> Optional<T> find(Class<T> type);
}
