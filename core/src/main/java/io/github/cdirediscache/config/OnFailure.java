package io.github.cdirediscache.config;

/** What a cache does when Redis is unavailable. */
public enum OnFailure {
    /** A read counts as a miss, so that the value is loaded; a write is dropped and counted. */
    LOAD,
    /** The operation throws {@link io.github.cdirediscache.cache.CacheUnavailableException}. */
    RAISE
}
