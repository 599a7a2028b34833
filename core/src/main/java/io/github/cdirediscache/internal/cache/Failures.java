package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.Lookup;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What went wrong in parts of a whole; each failure once, however many keys it concerns. */
final class Failures {

    private final Set<CacheUnavailableException> all = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(CacheUnavailableException failure) {
        all.add(failure);
    }

    /** A value that could not be read; a key of another type is just no value. */
    <V> Lookup<V> absent(CacheException failure) {
        if (failure instanceof CacheUnavailableException unavailable) {
            add(unavailable);
        }
        return Lookup.absent();
    }

    /** Counts them all, before one of them is thrown if that is what the cache's users want. */
    void tell(CacheContext context) {
        context.failed(all);
    }
}
