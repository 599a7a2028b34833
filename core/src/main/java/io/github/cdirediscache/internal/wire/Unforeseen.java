package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;

/** Exceptions that nobody has foreseen, of the client library or of ours: they count as failures of a server. */
public final class Unforeseen {

    private Unforeseen() {}

    /**
     * The exception as one of a cache.
     *
     * @param location where the server is
     * @param failure what was thrown
     * @return the same if it is one that callers expect; else a failure of the server. The message of an exception that is
     *     not ours is not quoted, as it may say anything
     */
    public static CacheException asCacheException(String location, RuntimeException failure) {
        if (failure instanceof CacheUnavailableException || failure instanceof RedisErrorException) {
            return (CacheException) failure;
        }
        String reason = failure instanceof CacheException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
        return new CacheUnavailableException(location + " could not be asked: " + reason, failure);
    }

    /**
     * The exception as one that says that Redis is unavailable.
     *
     * @param location where the server is
     * @param failure what was thrown
     * @return the same if it is one
     */
    public static CacheUnavailableException asUnavailable(String location, RuntimeException failure) {
        CacheException known = asCacheException(location, failure);
        return known instanceof CacheUnavailableException unavailable
                ? unavailable
                : new CacheUnavailableException(String.valueOf(known.getMessage()), known);
    }
}
