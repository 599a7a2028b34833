package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/** Base class of the exceptions of a cache. */
public class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
