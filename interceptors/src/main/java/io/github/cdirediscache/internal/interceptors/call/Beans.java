package io.github.cdirediscache.internal.interceptors.call;

import java.util.Optional;

/** Finds the beans that annotations name by their class. */
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
