package io.github.cdirediscache.it.scopes;

import io.github.cdirediscache.annotation.CacheResult;
import java.util.UUID;

/**
 * What all beans of this application inherit.
 *
 * @param <T> what is found, which only the bean class says
 */
abstract class Finder<T> {

    /** Tells the instances of a bean apart. */
    private final String instance = UUID.randomUUID().toString();

    @CacheResult
    public T find(long id) {
        return found(id, instance);
    }

    abstract T found(long id, String by);
}
