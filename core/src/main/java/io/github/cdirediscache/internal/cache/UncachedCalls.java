package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheSerializationException;

/** What a cache is told of calls that it could do nothing for. For the code behind the annotations, not for users. */
public interface UncachedCalls {

    /**
     * A call ran without the cache, since no key could be made of its arguments. Counted, and logged once per cause.
     *
     * @param cause why; its message names the method and the parameter
     */
    void withoutKey(RuntimeException cause);

    /**
     * A value could not be stored, and nobody was thrown at. Logged once per cause; {@code put} has counted it.
     *
     * @param cause why
     */
    void notStored(CacheSerializationException cause);
}
