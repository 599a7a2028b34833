package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheSerializationException;

/** Is notified of annotated calls that the cache can not serve. For the code behind the annotations, not for users. */
public interface UncachedCallListener {

    /**
     * A call ran without the cache, since no key could be made of its arguments. Counted, and logged once per cause.
     *
     * @param cause why; its message names the method and the parameter
     */
    void withoutKey(RuntimeException cause);

    /**
     * A value could not be stored, and no caller received an exception. Logged once per cause; {@code put} has counted
     * it.
     *
     * @param cause why
     */
    void notStored(CacheSerializationException cause);
}
