package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.Lookup;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Collects the failures of an operation on several keys; each failure once, however many keys it concerns. */
final class CollectedFailures {

    private final Set<CacheUnavailableException> all = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(CacheUnavailableException failure) {
        all.add(failure);
    }

    /** The result of a read that failed. A key of another Redis type is not a failure of the server. */
    <V> Lookup<V> absent(CacheException failure) {
        if (failure instanceof CacheUnavailableException unavailable) {
            add(unavailable);
        }
        return Lookup.absent();
    }

    /** Counts all failures, and throws one with {@code on-failure=raise}. */
    void report(CacheContext context) {
        context.failed(all);
    }
}
