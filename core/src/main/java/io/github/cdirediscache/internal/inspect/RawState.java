package io.github.cdirediscache.internal.inspect;

/** What stands in Redis under a key of a cache. */
public enum RawState {
    /** A value, or {@code null}. */
    FRESH,
    /** A value that is only kept to be served while a new one is loaded. */
    STALE,
    /** No value: a load that has not ended holds the key. */
    LOADING,
    /** No value: a failure of the loader, kept for those who asked for that. */
    FAILURE,
    /** Bytes that are no entry of this format, or another type of Redis than a string. */
    FOREIGN
}
