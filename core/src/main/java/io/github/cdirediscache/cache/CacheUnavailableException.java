package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/** Redis was unavailable: it is gone, is too slow, or refuses commands, or its circuit breaker is open. */
public class CacheUnavailableException extends CacheException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
