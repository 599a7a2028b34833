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
    /** {@code CacheInterruptedException}. */
    INTERRUPTED,
    /** It gave something for a key that was not asked for. */
    UNASKED,
    /** Any other exception. */
    UNEXPECTED;

    /** {@return whether the call returned without an exception} */
    public boolean isReturn() {
        return this == DONE || this == HIT || this == NOTHING;
    }
}
