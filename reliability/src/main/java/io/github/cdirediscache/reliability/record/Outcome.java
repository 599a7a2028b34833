package io.github.cdirediscache.reliability.record;

/** How a call ended. */
public enum Outcome {
    /** It did what it is for; a read found nothing. */
    DONE,
    /** It gave a value. */
    HIT,
    /** Nothing was to be done: {@code false}, or a lock that another holds. */
    NOTHING,
    /** {@code CacheUnavailableException}. */
    UNAVAILABLE,
    /** The exception of our own loader. */
    LOADER_FAILED,
    /** {@code CacheLockTimeoutException}. */
    LOCK_TIMEOUT,
    /** It gave something that nobody has written. */
    GARBLED,
    /** Any other exception. */
    UNEXPECTED;

    /** {@return whether the call returned without an exception} */
    public boolean isReturn() {
        return this == DONE || this == HIT || this == NOTHING;
    }
}
