package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/** A lock was not free in time. */
public class CacheLockTimeoutException extends CacheException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheLockTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
